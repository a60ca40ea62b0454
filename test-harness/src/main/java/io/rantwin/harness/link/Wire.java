package io.rantwin.harness.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * PDUs on one channel that never blocks. Reading and writing may be done by two threads at a time, but each only by one.
 */
interface Wire {
    /** The channel, for a selector. */
    SelectableChannel channel();

    /** Completes a connection request; false when it is too early. */
    boolean finishConnect() throws IOException;

    /**
     * Begins to write a PDU; the one before must be done.
     *
     * @return false when {@link #flush} has to go on later
     */
    boolean write(byte[] pdu) throws IOException;

    /** Goes on with the PDU that was begun; true when nothing of it is left. */
    boolean flush() throws IOException;

    /**
     * Reads what has arrived, at most as much as is fair to the others.
     *
     * @param scratch direct, any contents
     * @param sink takes whole PDUs
     * @return false at the end of the connection
     * @throws IOException also when the peer breaks the rules
     */
    boolean read(ByteBuffer scratch, Consumer<byte[]> sink) throws IOException;

    /** Whether the first part of a PDU has come and the rest has not. */
    boolean isWithinPdu();

    /** This end, {@code null} when not connected. */
    @Nullable
    InetSocketAddress localAddress() throws IOException;

    /** The other end, {@code null} when not connected. */
    @Nullable
    InetSocketAddress remoteAddress() throws IOException;
}
