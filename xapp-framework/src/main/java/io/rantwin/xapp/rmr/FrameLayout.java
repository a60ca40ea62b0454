package io.rantwin.xapp.rmr;

/**
 * A frame of SI95 on the TCP stream, as librmr 4.9.4 writes it. All integers are big-endian but the first length and the
 * flags, which are in the sender's own order.
 *
 * <pre>
 * 0       50            50+len0   +len1   +len2   +len3
 * +-------+-------------+-------+-------+-------+---------+
 * | trans | RMR header  | trace | data1 | data2 | payload |
 * | port  | len0 (280)  | len1  | len2  | len3  | plen    |
 * +-------+-------------+-------+-------+-------+---------+
 * </pre>
 *
 * The first octet of data1 is the call id. There is no octet to find the next frame by: when a length is wrong, the
 * connection is lost.
 */
final class FrameLayout {
    // Transport header
    static final int LENGTH_HOST_ORDER = 0;
    static final int LENGTH = 4;
    static final int MARKER = 8;
    static final byte MARKER_VALUE = '$';
    static final int TRANSPORT_LENGTH = 50;

    // RMR header, from the start of the frame
    static final int TYPE = 50;
    static final int PAYLOAD_LENGTH = 54;
    static final int VERSION = 58;
    static final int TRANSACTION_ID = 62;
    static final int SOURCE = 126;
    static final int MEID = 190;
    static final int FLAGS = 242;
    static final int LEN0 = 246;
    static final int LEN1 = 250;
    static final int LEN2 = 254;
    static final int LEN3 = 258;
    static final int SUBSCRIPTION_ID = 262;
    static final int SOURCE_ADDRESS = 266;

    static final int SOURCE_LENGTH = 64;
    static final int MEID_LENGTH = 32;
    static final int HEADER_LENGTH = 280;
    static final int DATA1_LENGTH = 4;
    static final int DATA1 = TRANSPORT_LENGTH + HEADER_LENGTH;
    /** Where the payload begins in the frames written here: no trace, four octets of data1. */
    static final int PAYLOAD = DATA1 + DATA1_LENGTH;

    /** The header up to and with the subscription id: less than this cannot be understood. */
    static final int SHORTEST_HEADER = SUBSCRIPTION_ID + 4 - TRANSPORT_LENGTH;
    /** A frame without data1 and without payload. */
    static final int SHORTEST_FRAME = TRANSPORT_LENGTH + HEADER_LENGTH;

    static final int CURRENT_VERSION = 3;
    static final int FLAG_CALL = 0x04;

    private FrameLayout() {}
}
