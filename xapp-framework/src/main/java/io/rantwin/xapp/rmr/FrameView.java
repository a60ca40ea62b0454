package io.rantwin.xapp.rmr;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;

/**
 * A frame in the buffer it was read into. One per connection, moved from frame to frame; allocates a string when the managed
 * element changes, otherwise nothing. Not thread-safe.
 */
final class FrameView implements ReceivedMessage {
    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN)
            .withInvokeExactBehavior();

    private final InstantSource clock;
    private final long connectionId;
    private byte[] buffer = {};
    private int start;
    private int payloadOffset;
    private int payloadLength;
    private int headerEnd;
    private int data1;
    private int data1Length;
    private boolean isLittleEndian;
    private String managedElement = "";

    FrameView(InstantSource clock, long connectionId) {
        this.clock = clock;
        this.connectionId = connectionId;
    }

    private static int big(byte[] buffer, int at) {
        return (int) BIG.get(buffer, at);
    }

    /** Octets that have to be there before {@link #lengthAt} can tell the length. */
    static final int LENGTH_PREFIX = FrameLayout.MARKER + 1;

    /**
     * The length of the frame at {@code start}.
     *
     * @throws FrameException when there is no frame, or none of an allowed length
     */
    static int lengthAt(byte[] buffer, int start, int largestFrame) throws FrameException {
        if (buffer[start + FrameLayout.MARKER] != FrameLayout.MARKER_VALUE) {
            throw new FrameException(FrameFault.NO_MARKER, "no frame begins here: octet 8 is not '$'");
        }
        int length = big(buffer, start + FrameLayout.LENGTH);
        int sameInHostOrder = big(buffer, start + FrameLayout.LENGTH_HOST_ORDER);
        if (length != Integer.reverseBytes(sameInHostOrder) && length != sameInHostOrder) {
            throw new FrameException(
                    FrameFault.LENGTH,
                    "the two lengths of a frame differ: " + Integer.reverseBytes(sameInHostOrder) + " and " + length);
        }
        if (length < FrameLayout.SHORTEST_FRAME || length > largestFrame) {
            throw new FrameException(
                    FrameFault.LENGTH,
                    "a frame of " + Integer.toUnsignedString(length) + " octets, allowed are "
                            + FrameLayout.SHORTEST_FRAME + ".." + largestFrame);
        }
        return length;
    }

    /**
     * Moves to the frame of {@code length} octets at {@code start}, all of which are there.
     *
     * @throws FrameException when its parts do not fit it
     */
    void moveTo(byte[] newBuffer, int newStart, int newLength) throws FrameException {
        buffer = newBuffer;
        start = newStart;
        isLittleEndian = big(newBuffer, newStart + FrameLayout.LENGTH_HOST_ORDER) == Integer.reverseBytes(newLength);
        int version = big(newBuffer, newStart + FrameLayout.VERSION);
        if (version < FrameLayout.CURRENT_VERSION) {
            throw new FrameException(FrameFault.VERSION, "a frame of RMR version " + version);
        }
        int len0 = big(newBuffer, newStart + FrameLayout.LEN0);
        int len1 = big(newBuffer, newStart + FrameLayout.LEN1);
        int len2 = big(newBuffer, newStart + FrameLayout.LEN2);
        int len3 = big(newBuffer, newStart + FrameLayout.LEN3);
        int plen = big(newBuffer, newStart + FrameLayout.PAYLOAD_LENGTH);
        long payloadStart = (long) FrameLayout.TRANSPORT_LENGTH + len0 + len1 + len2 + len3;
        // Or-ed together they are negative when one of them is; then the sum may be anything.
        if ((len0 | len1 | len2 | len3 | plen) < 0
                || len0 < FrameLayout.SHORTEST_HEADER
                || payloadStart + plen > newLength) {
            throw new FrameException(
                    FrameFault.PARTS,
                    "the parts of a frame of " + newLength + " octets do not fit it: header " + len0 + ", trace " + len1
                            + ", data " + len2 + " and " + len3 + ", payload " + plen);
        }
        headerEnd = FrameLayout.TRANSPORT_LENGTH + len0;
        data1 = newStart + headerEnd + len1;
        data1Length = len2;
        payloadOffset = newStart + (int) payloadStart;
        payloadLength = plen;
    }

    @Override
    public int type() {
        return big(buffer, start + FrameLayout.TYPE);
    }

    @Override
    public int subscriptionId() {
        return big(buffer, start + FrameLayout.SUBSCRIPTION_ID);
    }

    @Override
    public String managedElement() {
        int at = start + FrameLayout.MEID;
        int end = textEnd(at, FrameLayout.MEID_LENGTH - 1);
        if (!isTextAt(at, end, managedElement)) {
            managedElement = new String(buffer, at, end - at, StandardCharsets.ISO_8859_1);
        }
        return managedElement;
    }

    @Override
    public byte[] buffer() {
        return buffer;
    }

    @Override
    public int payloadOffset() {
        return payloadOffset;
    }

    @Override
    public int payloadLength() {
        return payloadLength;
    }

    /** The first octet of data1; 0 when there is none. */
    int callId() {
        return data1Length == 0 ? 0 : buffer[data1] & 0xff;
    }

    /** Whether the sender waits for an answer. */
    boolean isCall() {
        int octet = isLittleEndian ? buffer[start + FrameLayout.FLAGS] : buffer[start + FrameLayout.FLAGS + 3];
        return (octet & FrameLayout.FLAG_CALL) != 0;
    }

    TransactionId transactionId() {
        return TransactionId.read(buffer, start + FrameLayout.TRANSACTION_ID);
    }

    @Override
    public RmrDelivery copy() {
        byte[] payload = Arrays.copyOfRange(buffer, payloadOffset, payloadOffset + payloadLength);
        RmrMessage message = new RmrMessage(type(), subscriptionId(), managedElement(), transactionId(), payload);
        return new RmrDelivery(message, returnPath(), clock.instant());
    }

    private ReturnPath returnPath() {
        // A shorter header ends before the source address.
        boolean hasAddress = headerEnd >= FrameLayout.SOURCE_ADDRESS + FrameLayout.SOURCE_LENGTH;
        return new ReturnPath(
                text(FrameLayout.SOURCE), hasAddress ? text(FrameLayout.SOURCE_ADDRESS) : "", callId(), connectionId);
    }

    private String text(int field) {
        int at = start + field;
        return new String(buffer, at, textEnd(at, FrameLayout.SOURCE_LENGTH) - at, StandardCharsets.ISO_8859_1);
    }

    private int textEnd(int at, int longest) {
        int end = at;
        while (end < at + longest && buffer[end] != 0) {
            end++;
        }
        return end;
    }

    private boolean isTextAt(int at, int end, String text) {
        if (text.length() != end - at) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != (char) (buffer[at + i] & 0xff)) {
                return false;
            }
        }
        return true;
    }
}
