package io.rantwin.xapp.rmr;

import java.nio.charset.StandardCharsets;

/**
 * A message as an application sees it. Immutable as long as nobody writes to the payload, which is not copied: whoever
 * makes a message gives the array away.
 *
 * @param type message type, see {@link MessageType}
 * @param subscriptionId subscription id, or {@link #NO_SUBSCRIPTION}; of A1 policy requests the policy type id
 * @param managedElement RAN name ("meid"), at most 31 characters of one octet each, or empty
 * @param transactionId correlates call and response
 * @param payload the content
 */
public record RmrMessage(
        int type, int subscriptionId, String managedElement, TransactionId transactionId, byte[] payload) {
    /** Subscription id of a message that belongs to no subscription. */
    public static final int NO_SUBSCRIPTION = -1;

    /** @throws IllegalArgumentException when the managed element does not fit its field */
    public RmrMessage {
        if (managedElement.length() >= FrameLayout.MEID_LENGTH) {
            throw new IllegalArgumentException("managed element '" + managedElement + "' has more than "
                    + (FrameLayout.MEID_LENGTH - 1) + " characters");
        }
    }

    /** A message that belongs to no subscription and no managed element. */
    public static RmrMessage of(int type, byte[] payload) {
        return new RmrMessage(type, NO_SUBSCRIPTION, "", TransactionId.NONE, payload);
    }

    /** A message whose payload is text. */
    public static RmrMessage of(int type, String payload) {
        return of(type, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for a subscription. */
    public RmrMessage withSubscriptionId(int id) {
        return new RmrMessage(type, id, managedElement, transactionId, payload);
    }

    /** The same for a managed element. */
    public RmrMessage withManagedElement(String ranName) {
        return new RmrMessage(type, subscriptionId, ranName, transactionId, payload);
    }

    /** The same in a transaction. */
    public RmrMessage withTransactionId(TransactionId id) {
        return new RmrMessage(type, subscriptionId, managedElement, id, payload);
    }

    /** The payload as UTF-8 text, up to the first zero octet if there is one (as C programs send it). */
    public String payloadText() {
        int end = 0;
        while (end < payload.length && payload[end] != 0) {
            end++;
        }
        return new String(payload, 0, end, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return MessageType.nameOf(type) + " (" + type + "), subscription " + subscriptionId + ", managed element '"
                + managedElement + "', transaction '" + transactionId + "', " + payload.length + " octets";
    }
}
