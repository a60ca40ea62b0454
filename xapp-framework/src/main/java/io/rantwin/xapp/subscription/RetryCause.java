package io.rantwin.xapp.subscription;

import io.rantwin.xapp.subscription.rest.SubscriptionInstance;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Why an attempt failed, which tells how soon the next one is worth while. Delays double up to a limit, with jitter. */
enum RetryCause {
    NOT_CONNECTED(1_000, 15_000),
    REFUSED(30_000, 600_000),
    ROUTE(2_000, 10_000),
    DATABASE(2_000, 60_000),
    E2_NODE(5_000, 120_000),
    NO_CALLBACK(2_000, 60_000),
    /** The request may have been taken; the same again while it is worked on confuses the subscription manager. */
    NO_ANSWER(12_000, 30_000),
    OTHER(2_000, 60_000);

    private final long firstMillis;
    private final long mostMillis;

    RetryCause(long firstMillis, long mostMillis) {
        this.firstMillis = firstMillis;
        this.mostMillis = mostMillis;
    }

    static RetryCause of(SubscriptionInstance failed) {
        String source = failed.errorSource().toUpperCase(Locale.ROOT);
        String timeout = failed.timeoutType().toUpperCase(Locale.ROOT);
        if (source.equals("RTMGR") || timeout.startsWith("RTMGR")) {
            return ROUTE;
        }
        if (source.equals("DBAAS") || timeout.startsWith("DBAAS")) {
            return DATABASE;
        }
        if (source.equals("E2NODE") || timeout.startsWith("E2")) {
            return E2_NODE;
        }
        return source.equals("ASN1") ? REFUSED : OTHER;
    }

    /** @param attempts that failed so far, at least 1 */
    long delayMillis(int attempts, RandomGenerator random) {
        long whole = Math.min(mostMillis, firstMillis << Math.min(16, attempts - 1));
        return whole / 2 + random.nextLong(whole / 2 + 1);
    }
}
