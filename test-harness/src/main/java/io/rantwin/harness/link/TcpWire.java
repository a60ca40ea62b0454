package io.rantwin.harness.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** PDUs over TCP, each behind its length in 4 octets, big-endian. */
final class TcpWire implements Wire {
    private static final int LENGTH_OCTETS = 4;

    private final SocketChannel channel;
    private final int largestPduOctets;
    private final ByteBuffer lengthOut = ByteBuffer.allocate(LENGTH_OCTETS);
    private final ByteBuffer[] out = {lengthOut, ByteBuffer.allocate(0)};
    private final PduAssembly assembly = new PduAssembly();
    private long length;
    private int lengthOctetsSeen;

    TcpWire(SocketChannel channel, int largestPduOctets) throws IOException {
        this.channel = channel;
        this.largestPduOctets = largestPduOctets;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    }

    @Override
    public SelectableChannel channel() {
        return channel;
    }

    @Override
    public boolean finishConnect() throws IOException {
        if (!channel.finishConnect()) {
            return false;
        }
        // Linux connects a socket to itself when the port it asks for is the one it happens to get.
        if (channel.getLocalAddress().equals(channel.getRemoteAddress())) {
            throw new LinkException("nobody listens there: the socket was connected to itself");
        }
        return true;
    }

    @Override
    public boolean write(byte[] pdu) throws IOException {
        lengthOut.clear().putInt(0, pdu.length);
        out[1] = ByteBuffer.wrap(pdu);
        return flush();
    }

    @Override
    public boolean flush() throws IOException {
        channel.write(out);
        return !out[1].hasRemaining() && !lengthOut.hasRemaining();
    }

    @Override
    public boolean read(ByteBuffer scratch, Consumer<byte[]> sink) throws IOException {
        scratch.clear();
        if (channel.read(scratch) < 0) {
            return false;
        }
        scratch.flip();
        while (scratch.hasRemaining()) {
            if (lengthOctetsSeen < LENGTH_OCTETS) {
                length = length << 8 | scratch.get() & 0xff;
                lengthOctetsSeen++;
                if (lengthOctetsSeen == LENGTH_OCTETS && (length == 0 || length > largestPduOctets)) {
                    throw new LinkException(
                            "a PDU of " + length + " octets was announced, 1.." + largestPduOctets + " are allowed");
                }
                continue;
            }
            assembly.take(scratch, (int) length - assembly.count());
            if (assembly.count() == length) {
                length = 0;
                lengthOctetsSeen = 0;
                sink.accept(assembly.finish());
            }
        }
        return true;
    }

    @Override
    public boolean isWithinPdu() {
        return lengthOctetsSeen > 0;
    }

    @Override
    public @Nullable InetSocketAddress localAddress() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    @Override
    public @Nullable InetSocketAddress remoteAddress() throws IOException {
        return (InetSocketAddress) channel.getRemoteAddress();
    }
}
