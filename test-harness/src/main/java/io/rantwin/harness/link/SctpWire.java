package io.rantwin.harness.link;

import com.sun.nio.sctp.Association;
import com.sun.nio.sctp.MessageInfo;
import com.sun.nio.sctp.SctpChannel;
import com.sun.nio.sctp.SctpStandardSocketOptions;
import com.sun.nio.sctp.SctpStandardSocketOptions.InitMaxStreams;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * PDUs over SCTP, one a message. Procedures that concern the whole node go on stream 0, those of RIC services on stream 1
 * when there is one. The payload protocol id of what arrives is not looked at: real nodes send others than 70.
 */
final class SctpWire implements Wire {
    /** Payload protocol id of E2-CP. */
    static final int E2AP_PPID = 70;

    /** Streams asked for in each direction. */
    static final int STREAMS = 2;

    private static final int MESSAGES_AT_A_TIME = 64;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SctpChannel channel;
    private final int largestPduOctets;
    private final PduAssembly assembly = new PduAssembly();
    private ByteBuffer out = NOTHING;
    private int outStream;

    SctpWire(SctpChannel channel, int largestPduOctets) throws IOException {
        this.channel = channel;
        this.largestPduOctets = largestPduOctets;
        channel.configureBlocking(false);
        channel.setOption(SctpStandardSocketOptions.SCTP_NODELAY, true);
    }

    /** A channel that is not connected yet. */
    static SctpWire open(int largestPduOctets) throws IOException {
        SctpChannel channel = SctpChannel.open();
        try {
            channel.setOption(
                    SctpStandardSocketOptions.SCTP_INIT_MAXSTREAMS, InitMaxStreams.create(STREAMS, STREAMS));
            return new SctpWire(channel, largestPduOctets);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    void connect(InetSocketAddress remote) throws IOException {
        channel.connect(remote);
    }

    @Override
    public SelectableChannel channel() {
        return channel;
    }

    @Override
    public boolean finishConnect() throws IOException {
        return channel.finishConnect();
    }

    @Override
    public boolean write(byte[] pdu) throws IOException {
        Association association = channel.association();
        boolean many = association != null && association.maxOutboundStreams() > 1;
        outStream = many ? streamOf(pdu) : 0;
        out = ByteBuffer.wrap(pdu);
        return flush();
    }

    /** The stream for a PDU, by its procedure code (second octet). */
    static int streamOf(byte[] pdu) {
        return switch (pdu.length < 2 ? 0 : pdu[1] & 0xff) {
            // RIC control, indication, subscription, its deletion, its removal by the node, modification, query
            case 4, 5, 8, 9, 12, 14, 15, 16 -> 1;
            default -> 0;
        };
    }

    @Override
    public boolean flush() throws IOException {
        if (out.hasRemaining()) {
            channel.send(
                    out, MessageInfo.createOutgoing(null, outStream).payloadProtocolID(E2AP_PPID));
        }
        return !out.hasRemaining();
    }

    @Override
    public boolean read(ByteBuffer scratch, Consumer<byte[]> sink) throws IOException {
        for (int i = 0; i < MESSAGES_AT_A_TIME; i++) {
            scratch.clear();
            MessageInfo info = channel.receive(scratch, null, null);
            if (info == null) {
                return true;
            }
            if (info.bytes() < 0) {
                return false;
            }
            scratch.flip();
            if (assembly.count() + scratch.remaining() > largestPduOctets) {
                throw new LinkException("a PDU of more than " + largestPduOctets + " octets came");
            }
            assembly.take(scratch, scratch.remaining());
            if (info.isComplete() && assembly.count() > 0) {
                sink.accept(assembly.finish());
            }
        }
        return true;
    }

    @Override
    public boolean isWithinPdu() {
        return assembly.count() > 0;
    }

    @Override
    public @Nullable InetSocketAddress localAddress() throws IOException {
        return first(channel.getAllLocalAddresses());
    }

    @Override
    public @Nullable InetSocketAddress remoteAddress() throws IOException {
        return first(channel.getRemoteAddresses());
    }

    private static @Nullable InetSocketAddress first(Collection<SocketAddress> addresses) {
        return addresses.stream()
                .filter(InetSocketAddress.class::isInstance)
                .map(InetSocketAddress.class::cast)
                .findFirst()
                .orElse(null);
    }
}
