package io.rantwin.xapp.rmr;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes frames that name one listener as their source. Immutable, thread-safe; allocates nothing. */
final class FrameEncoder {
    private final byte[] template = new byte[FrameLayout.PAYLOAD];

    /**
     * @param source {@code host:port} of the own listener
     * @param sourceAddress the same by IP address
     * @throws IllegalArgumentException when one of them is longer than 63 octets
     */
    FrameEncoder(String source, String sourceAddress) {
        ByteBuffer frame = ByteBuffer.wrap(template);
        frame.put(FrameLayout.MARKER, FrameLayout.MARKER_VALUE);
        frame.putInt(FrameLayout.VERSION, FrameLayout.CURRENT_VERSION);
        frame.putInt(FrameLayout.LEN0, FrameLayout.HEADER_LENGTH);
        frame.putInt(FrameLayout.LEN2, FrameLayout.DATA1_LENGTH);
        put(frame, FrameLayout.SOURCE, source);
        put(frame, FrameLayout.SOURCE_ADDRESS, sourceAddress);
    }

    private static void put(ByteBuffer frame, int at, String source) {
        byte[] text = source.getBytes(StandardCharsets.ISO_8859_1);
        if (text.length >= FrameLayout.SOURCE_LENGTH) {
            throw new IllegalArgumentException("'" + source + "' does not fit the source of an RMR frame: "
                    + (FrameLayout.SOURCE_LENGTH - 1) + " characters at most");
        }
        frame.put(at, text);
    }

    /** Octets of the whole frame. */
    static int length(RmrMessage message) {
        return FrameLayout.PAYLOAD + message.payload().length;
    }

    /**
     * Writes the frame of a message.
     *
     * @param frame big-endian, room for {@link #length} octets from its position
     * @param callId 0, or the call id of call and answer
     * @param isCall whether an answer is waited for
     */
    void encode(RmrMessage message, int callId, boolean isCall, ByteBuffer frame) {
        int start = frame.position();
        int length = length(message);
        frame.put(template).put(message.payload());
        // The order of librmr's usual host; a receiver that compares both lengths expects little-endian here.
        frame.putInt(start + FrameLayout.LENGTH_HOST_ORDER, Integer.reverseBytes(length));
        frame.putInt(start + FrameLayout.LENGTH, length);
        frame.putInt(start + FrameLayout.TYPE, message.type());
        frame.putInt(start + FrameLayout.PAYLOAD_LENGTH, message.payload().length);
        frame.putInt(start + FrameLayout.SUBSCRIPTION_ID, message.subscriptionId());
        if (!message.transactionId().equals(TransactionId.NONE)) {
            message.transactionId().write(frame, start + FrameLayout.TRANSACTION_ID);
        }
        String managedElement = message.managedElement();
        for (int i = 0; i < managedElement.length(); i++) {
            frame.put(start + FrameLayout.MEID + i, (byte) managedElement.charAt(i));
        }
        if (isCall) {
            frame.put(start + FrameLayout.FLAGS, (byte) FrameLayout.FLAG_CALL);
        }
        if (callId != 0) {
            frame.put(start + FrameLayout.DATA1, (byte) callId);
        }
    }
}
