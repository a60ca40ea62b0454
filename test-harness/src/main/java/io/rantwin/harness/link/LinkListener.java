package io.rantwin.harness.link;

import com.sun.nio.sctp.SctpServerChannel;
import com.sun.nio.sctp.SctpStandardSocketOptions;
import com.sun.nio.sctp.SctpStandardSocketOptions.InitMaxStreams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes associations that peers make. */
public final class LinkListener implements AutoCloseable {
    private static final int BACKLOG = 512;

    /** Takes one that is waiting; {@code null} when none is. */
    private interface Acceptor {
        @Nullable
        Wire accept() throws IOException;
    }

    private final SelectableChannel channel;
    private final InetSocketAddress localAddress;
    private final Acceptor acceptor;
    private final Supplier<AssociationHandler> handlers;

    private LinkListener(
            SelectableChannel channel,
            InetSocketAddress localAddress,
            Acceptor acceptor,
            Supplier<AssociationHandler> handlers) {
        this.channel = channel;
        this.localAddress = localAddress;
        this.acceptor = acceptor;
        this.handlers = handlers;
    }

    static LinkListener tcp(InetSocketAddress address, int largestPduOctets, Supplier<AssociationHandler> handlers)
            throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        try {
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            server.bind(address, BACKLOG);
            server.configureBlocking(false);
            Acceptor acceptor = () -> {
                SocketChannel accepted = server.accept();
                return accepted == null ? null : new TcpWire(accepted, largestPduOctets);
            };
            return new LinkListener(server, (InetSocketAddress) server.getLocalAddress(), acceptor, handlers);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    static LinkListener sctp(InetSocketAddress address, int largestPduOctets, Supplier<AssociationHandler> handlers)
            throws IOException {
        SctpServerChannel server = SctpServerChannel.open();
        try {
            server.setOption(
                    SctpStandardSocketOptions.SCTP_INIT_MAXSTREAMS,
                    InitMaxStreams.create(SctpWire.STREAMS, SctpWire.STREAMS));
            server.bind(address, BACKLOG);
            server.configureBlocking(false);
            InetSocketAddress local = server.getAllLocalAddresses().stream()
                    .map(InetSocketAddress.class::cast)
                    .findFirst()
                    .orElse(address);
            Acceptor acceptor = () -> {
                var accepted = server.accept();
                return accepted == null ? null : new SctpWire(accepted, largestPduOctets);
            };
            return new LinkListener(server, local, acceptor, handlers);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    SelectableChannel channel() {
        return channel;
    }

    @Nullable
    Wire accept() throws IOException {
        return acceptor.accept();
    }

    AssociationHandler newHandler() {
        return handlers.get();
    }

    /** Where it listens, with the port that was really taken. */
    public InetSocketAddress localAddress() {
        return localAddress;
    }

    /** Stops listening; associations that were made stay. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
