package io.rantwin.xapp.subscription;

/**
 * What the keeper has done since it was made.
 *
 * @param requests POSTs sent
 * @param requestsFailed POSTs without acceptance, for whatever reason
 * @param deletions DELETEs sent
 * @param queries GETs sent
 * @param callbacks instances told of by callbacks, failures too
 * @param callbacksFailed of these, failures
 * @param callbacksStrange of these, ones that fit no subscription or one that was given up
 * @param callbacksMissing how often a callback did not come in time
 * @param lost subscriptions that the subscription manager no longer had
 * @param renewals by the watchdog
 * @param leftovers subscriptions of ours that nothing explained, deleted
 * @param foreignIndications indications with a subscription id that is not (or not yet, or no longer) ours
 * @param storeFailures loads and saves that failed
 */
public record KeeperCounts(
        long requests,
        long requestsFailed,
        long deletions,
        long queries,
        long callbacks,
        long callbacksFailed,
        long callbacksStrange,
        long callbacksMissing,
        long lost,
        long renewals,
        long leftovers,
        long foreignIndications,
        long storeFailures) {}
