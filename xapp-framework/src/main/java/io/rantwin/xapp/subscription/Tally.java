package io.rantwin.xapp.subscription;

/** Counts in the making; under the lock of the keeper. */
final class Tally {
    long requests;
    long requestsFailed;
    long deletions;
    long queries;
    long callbacks;
    long callbacksFailed;
    long callbacksStrange;
    long callbacksMissing;
    long lost;
    long renewals;
    long leftovers;
    long storeFailures;

    KeeperCounts counts(long foreignIndications) {
        return new KeeperCounts(
                requests,
                requestsFailed,
                deletions,
                queries,
                callbacks,
                callbacksFailed,
                callbacksStrange,
                callbacksMissing,
                lost,
                renewals,
                leftovers,
                foreignIndications,
                storeFailures);
    }
}
