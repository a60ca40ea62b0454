package io.rantwin.xapp.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rantwin.xapp.http.PlatformAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the app manager still has the entry of an xApp: one that comes back without its data knows of no xApp, tells
 * nobody, and no route to it is made any more. Not thread-safe.
 *
 * <p>An entry counts as gone when it is missing twice, because the app manager fills its list some seconds after it has come
 * up; and only when it was in the list before, or the app manager was away meanwhile, so that one that lists xApps differently
 * is left alone.
 */
final class EntryWatch {
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
    private static final Duration PERIOD = Duration.ofSeconds(5);
    /** After a look that told nothing, and while the entry is missing. */
    private static final Duration RETRY = Duration.ofSeconds(3);
    /** The app manager's five seconds, and one. */
    private static final Duration MISSING_FOR = Duration.ofSeconds(6);

    private enum Look {
        LISTED,
        MISSING,
        /** The app manager is away, or its answer tells nothing. */
        UNKNOWN
    }

    private final JsonMapper json = new JsonMapper();
    private @Nullable CompletableFuture<PlatformAnswer> asked;
    private @Nullable Instant missingSince;
    private Instant next = Instant.MIN;
    private boolean wasSeen;
    private boolean wasAway;

    /** The entry was made just now. */
    void begin(Instant now) {
        asked = null;
        missingSince = null;
        next = now.plus(FIRST_LOOK);
        wasAway = false;
    }

    /**
     * Takes the next step; to be called a few times a second.
     *
     * @param list asks for the list of xApps
     * @return whether the entry has to be made anew
     */
    boolean isGone(RegistrationRequest entry, Instant now, Supplier<CompletableFuture<PlatformAnswer>> list) {
        if (asked == null) {
            if (now.isBefore(next)) {
                return false;
            }
            asked = list.get();
        }
        if (!asked.isDone()) {
            return false;
        }
        Look look = look(entry, asked);
        asked = null;
        next = now.plus(look == Look.LISTED ? PERIOD : RETRY);
        switch (look) {
            case LISTED -> {
                wasSeen = true;
                missingSince = null;
            }
            case MISSING -> missingSince = missingSince == null ? now : missingSince;
            case UNKNOWN -> wasAway = true;
        }
        return (wasSeen || wasAway)
                && look == Look.MISSING
                && missingSince != null
                && !now.isBefore(missingSince.plus(MISSING_FOR));
    }

    private Look look(RegistrationRequest entry, CompletableFuture<PlatformAnswer> done) {
        try {
            PlatformAnswer answer = done.join();
            JsonNode xapps = answer.status() == 200 ? json.readTree(answer.body()) : null;
            if (xapps == null || !xapps.isArray()) {
                return Look.UNKNOWN;
            }
            for (JsonNode xapp : xapps) {
                // Releases differ in which of the two names is the xApp's, and which its instance's.
                Set<String> names = new HashSet<>();
                names.add(xapp.path("name").asText());
                xapp.path("instances")
                        .forEach(instance -> names.add(instance.path("name").asText()));
                if (names.contains(entry.appName()) && names.contains(entry.appInstanceName())) {
                    return Look.LISTED;
                }
            }
            return Look.MISSING;
        } catch (CompletionException | JsonProcessingException _) {
            return Look.UNKNOWN;
        }
    }
}
