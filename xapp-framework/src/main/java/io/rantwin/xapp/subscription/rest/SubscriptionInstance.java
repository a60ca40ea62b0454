package io.rantwin.xapp.subscription.rest;

/**
 * What became of one detail of a subscription.
 *
 * @param xappEventInstanceId as sent in the request
 * @param e2EventInstanceId the RMR subscription id of its indications, 1..65535; 0 when it failed
 * @param errorCause text, empty without error; also given when only a part of the actions was admitted
 * @param errorSource SUBMGR, RTMGR, DBAAS, ASN1, E2Node or empty
 * @param timeoutType E2-Timeout, RTMGR-Timeout, DBAAS-Timeout or empty
 */
public record SubscriptionInstance(
        int xappEventInstanceId, int e2EventInstanceId, String errorCause, String errorSource, String timeoutType) {

    /** What went wrong, in words; empty when nothing did. */
    public String error() {
        String text = errorCause;
        if (!errorSource.isEmpty()) {
            text = errorSource + (text.isEmpty() ? "" : ": " + text);
        }
        if (!timeoutType.isEmpty()) {
            text = text + (text.isEmpty() ? "" : ", ") + timeoutType;
        }
        return text;
    }
}
