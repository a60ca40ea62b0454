package io.rantwin.harness.record;

import io.rantwin.xapp.rmr.MessageType;
import io.rantwin.xapp.rmr.ReceivedMessage;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.TransactionId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An RMR frame of SI95 as librmr 4.9.4 writes it: transport header of 50 octets, RMR header, optional parts, payload.
 *
 * @param octets the whole frame
 * @param payloadOffset where the payload begins
 * @param payloadOctets length of the payload
 */
record RmrFrame(byte[] octets, int payloadOffset, int payloadOctets) {
    private static final int LENGTH = 4;
    private static final int MARKER = 8;
    private static final int TRANSPORT = 50;
    private static final int TYPE = 50;
    private static final int PAYLOAD_LENGTH = 54;
    private static final int TRANSACTION_ID = 62;
    private static final int MEID = 190;
    private static final int MEID_OCTETS = 31;
    private static final int LEN0 = 246;
    private static final int SUBSCRIPTION_ID = 262;
    private static final int SHORTEST = SUBSCRIPTION_ID + 4;

    /** Headers beyond this length are not looked for. */
    private static final int LONGEST_HEADER = 1 << 16;

    /**
     * The frame that a received message came in, which lies in its buffer before the payload; {@code null} when the buffer
     * holds no frame.
     */
    static @Nullable RmrFrame around(ReceivedMessage message) {
        byte[] buffer = message.buffer();
        int payloadAt = message.payloadOffset();
        for (int header = SHORTEST; header <= Math.min(payloadAt, LONGEST_HEADER); header++) {
            int start = payloadAt - header;
            if (buffer[start + MARKER] == '$'
                    && payloadOffset(buffer, start, buffer.length - start) == header
                    && ByteBuffer.wrap(buffer).getInt(start + PAYLOAD_LENGTH) == message.payloadLength()) {
                int length = ByteBuffer.wrap(buffer).getInt(start + LENGTH);
                return new RmrFrame(Arrays.copyOfRange(buffer, start, start + length), header, message.payloadLength());
            }
        }
        return null;
    }

    /** Reads a frame; {@code null} when the octets are none. */
    static @Nullable RmrFrame read(byte[] octets) {
        int payloadAt = octets.length < SHORTEST ? -1 : payloadOffset(octets, 0, octets.length);
        if (payloadAt < 0 || ByteBuffer.wrap(octets).getInt(LENGTH) != octets.length) {
            return null;
        }
        return new RmrFrame(octets, payloadAt, ByteBuffer.wrap(octets).getInt(PAYLOAD_LENGTH));
    }

    /** Where the payload of the frame at {@code start} begins, from there; -1 when the lengths do not fit together. */
    private static int payloadOffset(byte[] from, int start, int available) {
        if (available < SHORTEST) {
            return -1;
        }
        ByteBuffer frame = ByteBuffer.wrap(from);
        int length = frame.getInt(start + LENGTH);
        int payload = frame.getInt(start + PAYLOAD_LENGTH);
        long header = TRANSPORT;
        for (int i = 0; i < 4; i++) {
            int part = frame.getInt(start + LEN0 + 4 * i);
            if (part < 0) {
                return -1;
            }
            header += part;
        }
        boolean fits = payload >= 0 && header >= SHORTEST && length <= available && header + payload <= length;
        return fits ? (int) header : -1;
    }

    int type() {
        return ByteBuffer.wrap(octets).getInt(TYPE);
    }

    /** RAN name, or empty. */
    String managedElement() {
        int end = MEID;
        while (end < MEID + MEID_OCTETS && octets[end] != 0) {
            end++;
        }
        return new String(octets, MEID, end - MEID, StandardCharsets.ISO_8859_1);
    }

    /** Requests of the RIC go to the node, all else counts as coming from it. */
    Direction direction() {
        MessageType type = MessageType.of(type());
        return switch (type) {
            case RIC_SUB_REQ,
                    RIC_SUB_DEL_REQ,
                    RIC_CONTROL_REQ,
                    RIC_SERVICE_QUERY,
                    RIC_E2_RESET_REQ,
                    RIC_E2_SETUP_RESP,
                    RIC_E2_SETUP_FAILURE,
                    RAN_E2_RESET_RESP,
                    RIC_SERVICE_UPDATE_ACK,
                    RIC_SERVICE_UPDATE_FAILURE -> Direction.TO_NODE;
            case null, default -> Direction.FROM_NODE;
        };
    }

    /** The message to send anew. */
    RmrMessage message() {
        return new RmrMessage(
                type(),
                ByteBuffer.wrap(octets).getInt(SUBSCRIPTION_ID),
                managedElement(),
                TransactionId.read(octets, TRANSACTION_ID),
                Arrays.copyOfRange(octets, payloadOffset, payloadOffset + payloadOctets));
    }
}
