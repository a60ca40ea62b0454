package io.rantwin.planner.rest;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers by the {@code Idempotency-Key} of their requests: who asks again after a lost answer gets the same one. They are in
 * memory: after a restart a repeated request is done again, which changes nothing, because a policy that is wanted already
 * stays as it is and the same plan is the same sweep. Thread-safe.
 */
final class IdempotencyKeys {
    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final int FIRST_FAILURE = 500;
    /** Of all bodies that are kept; beyond, the oldest goes. */
    private static final long MOST_OCTETS = 64L << 20;

    private final InstantSource clock;
    private final Duration keep;
    private final int most;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Kept(
            int status,
            String contentType,
            byte[] body,
            @Nullable String location) {}

    /** A request and its answer; null while it is being answered. */
    private record Entry(
            String fingerprint, Instant until, @Nullable Kept kept) {}

    /**
     * @param keep how long answers are kept
     * @param most most answers; beyond, the oldest goes
     */
    IdempotencyKeys(InstantSource clock, Duration keep, int most) {
        this.clock = clock;
        this.keep = keep;
        this.most = most;
    }

    /** The key of a request; null when it has none. Each caller has his own: nobody gets what was for somebody else. */
    static @Nullable String of(Context context) {
        String given = context.header(HEADER);
        return given == null ? null : given + " " + Doorkeeper.known(context).name();
    }

    /** The handler, done once for each key. */
    Handler around(Handler handler) {
        return context -> {
            @Nullable String key = of(context);
            if (key == null) {
                handler.handle(context);
                return;
            }
            if (!KEY.matcher(String.valueOf(context.header(HEADER))).matches()) {
                throw ProblemException.bad(HEADER, "must have 1 to 200 visible ASCII characters");
            }
            String fingerprint = fingerprint(context);
            Kept kept = claim(key, fingerprint);
            if (kept != null) {
                Answer.octets(context, kept.status(), kept.contentType(), kept.body());
                context.header(REPLAYED, "true");
                if (kept.location() != null) {
                    context.header("Location", kept.location());
                }
                return;
            }
            boolean isAnswered = false;
            try {
                try {
                    handler.handle(context);
                } catch (ProblemException problem) {
                    Answer.problem(context, problem);
                }
                isAnswered = keep(key, fingerprint, context);
            } finally {
                if (!isAnswered) {
                    release(key);
                }
            }
        };
    }

    private synchronized @Nullable Kept claim(String key, String fingerprint) throws ProblemException {
        Instant now = clock.instant();
        entries.values()
                .removeIf(entry -> entry.kept() != null && !entry.until().isAfter(now));
        Entry entry = entries.get(key);
        if (entry == null) {
            makeRoom();
            entries.put(key, new Entry(fingerprint, now.plus(keep), null));
            return null;
        }
        if (!entry.fingerprint().equals(fingerprint)) {
            throw new ProblemException(
                    ProblemKind.KEY_REUSED,
                    "This " + HEADER + " came with another request before; take a new one for each request.");
        }
        if (entry.kept() == null) {
            throw new ProblemException(
                    ProblemKind.KEY_IN_USE, "The same request is being answered; ask again in a moment.");
        }
        return entry.kept();
    }

    private void makeRoom() {
        Iterator<Entry> oldest = entries.values().iterator();
        while (entries.size() >= most && oldest.hasNext()) {
            if (oldest.next().kept() != null) {
                oldest.remove();
            }
        }
    }

    private boolean keep(String key, String fingerprint, Context context) {
        int status = context.statusCode();
        byte @Nullable [] body = Answer.given(context);
        if (status >= FIRST_FAILURE || body == null) {
            return false;
        }
        var kept = new Kept(
                status,
                String.valueOf(context.res().getContentType()),
                body,
                context.res().getHeader("Location"));
        synchronized (this) {
            entries.put(key, new Entry(fingerprint, clock.instant().plus(keep), kept));
            Iterator<Entry> oldest = entries.values().iterator();
            while (octets() > MOST_OCTETS && oldest.hasNext()) {
                if (oldest.next().kept() != null) {
                    oldest.remove();
                }
            }
        }
        return true;
    }

    private long octets() {
        long sum = 0;
        for (Entry entry : entries.values()) {
            Kept kept = entry.kept();
            sum += kept == null ? 0 : kept.body().length;
        }
        return sum;
    }

    private synchronized void release(String key) {
        entries.remove(key);
    }

    private static String fingerprint(Context context) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String query = context.queryString();
            digest.update(
                    (context.method().name() + " " + context.path() + "?" + query + "\n" + context.contentType() + "\n")
                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(context.bodyAsBytes()));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
