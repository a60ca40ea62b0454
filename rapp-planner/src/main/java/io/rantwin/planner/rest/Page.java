package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for. A cursor holds the key of the last item that was given: items that come or go between
 * two pages neither repeat nor hide others.
 *
 * @param after key behind which to go on; empty for the begin
 * @param limit most items
 */
record Page(String after, int limit) {
    static final int MOST = 1_000;
    private static final int USUAL = 100;
    private static final String MARK = "a:";

    /** The names of its parameters, and others. */
    static Set<String> parameters(String... others) {
        Set<String> names = new TreeSet<>(List.of(others));
        names.add("cursor");
        names.add("limit");
        return names;
    }

    static Page of(Query query) throws ProblemException {
        int limit = (int) query.whole("limit", USUAL, 1, MOST);
        @Nullable String cursor = query.text("cursor");
        if (cursor == null) {
            return new Page("", limit);
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith(MARK)) {
                return new Page(text.substring(MARK.length()), limit);
            }
        } catch (IllegalArgumentException noCursor) {
            // told below
        }
        throw ProblemException.bad("cursor", "must be the 'next' of an earlier page, as it was given");
    }

    /** Keys of numbers in their order. */
    static String key(long number) {
        return String.format(Locale.ROOT, "%019d", number);
    }

    /** Keys of times, the newest first. */
    static String newestFirst(long millis, String id) {
        return key(Long.MAX_VALUE - millis) + id;
    }

    /** The page of a list whose keys rise; given one item more than the limit at least, when there are more. */
    <T> ObjectNode show(List<T> items, Function<T, String> key, Function<T, ? extends JsonNode> shown) {
        List<T> rest = items.stream()
                .filter(item -> key.apply(item).compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        ObjectNode page = Answer.object();
        ArrayNode list = page.putArray("items");
        rest.stream().limit(limit).forEach(item -> list.add(shown.apply(item)));
        if (rest.size() > limit) {
            page.put("next", cursor(key.apply(rest.get(limit - 1))));
        }
        return page;
    }

    static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + key).getBytes(StandardCharsets.UTF_8));
    }
}
