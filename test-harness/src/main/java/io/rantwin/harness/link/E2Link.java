package io.rantwin.harness.link;

import io.rantwin.xapp.complaint.Complaints;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and serves associations: any number of servers and clients on one thread, which only reads, hands on and waits.
 * Thread-safe.
 */
public final class E2Link implements AutoCloseable {
    /** Port of E2-CP by the standard. */
    public static final int STANDARD_PORT = 36_421;

    /** Port that the E2 termination of O-RAN SC listens on. */
    public static final int ORAN_SC_PORT = 36_422;

    private static final Logger LOG = LoggerFactory.getLogger(E2Link.class);
    private static final int CHECK_MILLIS = 200;
    private static final int SCRATCH_OCTETS = 64 * 1024;

    private final LinkOptions options;
    private final InstantSource clock;
    private final Transport transport;
    private final Complaints complaints;
    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closing;

    private E2Link(LinkOptions options, InstantSource clock, Transport transport) throws IOException {
        this.options = options;
        this.clock = clock;
        this.transport = transport;
        this.complaints = new Complaints(LOG, clock);
        this.selector = Selector.open();
        this.thread = Thread.ofPlatform().name("e2-link").daemon().unstarted(this::serve);
    }

    /**
     * Starts a link.
     *
     * @param clock for stalled peers
     * @throws IOException when the transport that was asked for is not there
     */
    public static E2Link start(LinkOptions options, InstantSource clock) throws IOException {
        E2Link link = new E2Link(options, clock, options.transport().resolve());
        link.thread.start();
        return link;
    }

    /** What carries the PDUs. */
    public Transport transport() {
        return transport;
    }

    /** Associations that are there now, open or about to be. */
    public int associations() {
        return connections.size();
    }

    /** What peers did wrong, by cause. */
    public Map<String, Long> complaintCounts() {
        return complaints.counts();
    }

    /**
     * Begins to listen.
     *
     * @param address port 0 takes a free one
     * @param handlers gives a handler for each association
     * @throws IOException when the address cannot be listened at; the sentence names it
     */
    public LinkListener listen(InetSocketAddress address, Supplier<AssociationHandler> handlers) throws IOException {
        LinkListener listener;
        try {
            listener = switch (transport) {
                case TCP -> LinkListener.tcp(this, address, handlers);
                case SCTP -> LinkListener.sctp(this, address, handlers);
            };
        } catch (IOException e) {
            throw new IOException(
                    "E2 cannot listen at " + address.getHostString() + ":" + address.getPort() + ": " + e.getMessage(),
                    e);
        }
        execute(() -> register(listener));
        return listener;
    }

    /** A channel that a selector serves is closed in truth only when the selector has looked again. */
    void stopListening(LinkListener listener) {
        CountDownLatch done = new CountDownLatch(1);
        execute(() -> {
            try {
                listener.channel().close();
                selector.selectNow(_ -> {});
            } catch (IOException e) {
                LOG.debug("closing the listener on {}", listener.localAddress(), e);
            } finally {
                done.countDown();
            }
        });
        if (!Thread.currentThread().equals(thread)) {
            await(done);
        }
    }

    private void await(CountDownLatch done) {
        try {
            while (ended.getCount() > 0 && !done.await(CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
                selector.wakeup();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void register(LinkListener listener) {
        try {
            listener.channel().register(selector, SelectionKey.OP_ACCEPT, listener);
        } catch (ClosedChannelException e) {
            LOG.debug("closed before it was served", e);
        }
    }

    /**
     * Asks for an association; the handler hears of the outcome.
     *
     * @param remote with an unresolved name it fails
     */
    public void connect(InetSocketAddress remote, AssociationHandler handler) {
        execute(() -> {
            Connection connection = null;
            try {
                if (remote.isUnresolved()) {
                    throw new IOException("nobody knows the address of " + remote.getHostString());
                }
                Wire wire = newWire(remote);
                connection = new Connection(this, wire, remote, handler);
                connections.add(connection);
                connection.awaitConnection(selector);
            } catch (IOException e) {
                String reason = String.valueOf(e.getMessage());
                if (connection == null) {
                    handler.closed(new NoAssociation(remote), reason);
                } else {
                    connection.end(reason);
                }
            }
        });
    }

    private Wire newWire(InetSocketAddress remote) throws IOException {
        switch (transport) {
            case TCP -> {
                SocketChannel channel = SocketChannel.open();
                try {
                    TcpWire wire = new TcpWire(channel, options.largestPduOctets());
                    channel.connect(remote);
                    return wire;
                } catch (IOException e) {
                    channel.close();
                    throw e;
                }
            }
            case SCTP -> {
                SctpWire wire = SctpWire.open(options.largestPduOctets());
                try {
                    wire.connect(remote);
                    return wire;
                } catch (IOException e) {
                    wire.channel().close();
                    throw e;
                }
            }
        }
        throw new IllegalStateException("no transport " + transport);
    }

    private void serve() {
        ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH_OCTETS);
        Instant lastCheck = clock.instant();
        try (selector) {
            while (!closing) {
                selector.select(key -> ready(key, scratch), CHECK_MILLIS);
                runTasks();
                Instant now = clock.instant();
                if (now.isAfter(lastCheck.plusMillis(CHECK_MILLIS)) || now.isBefore(lastCheck)) {
                    lastCheck = now;
                    check(now);
                }
            }
            runTasks();
            List.copyOf(connections).forEach(connection -> connection.end("this side closes"));
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException e) {
            LOG.error("the link can no longer wait for its associations and ends", e);
        } finally {
            ended.countDown();
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private void check(Instant now) {
        connections.forEach(connection -> connection.check(now));
        for (SelectionKey key : selector.keys()) {
            // Listening was suspended when no association could be taken; it is tried again.
            if (key.isValid() && key.attachment() instanceof LinkListener && key.interestOps() == 0) {
                key.interestOps(SelectionKey.OP_ACCEPT);
            }
        }
    }

    private void ready(SelectionKey key, ByteBuffer scratch) {
        switch (key.attachment()) {
            case LinkListener listener -> accept(key, listener);
            case Connection connection -> connection.ready(selector, scratch);
            case null, default -> key.cancel();
        }
    }

    private void accept(SelectionKey key, LinkListener listener) {
        try {
            for (Wire wire = listener.accept(); wire != null; wire = listener.accept()) {
                take(wire, listener);
            }
        } catch (ClosedChannelException | CancelledKeyException e) {
            LOG.debug("no longer listening on {}", listener.localAddress(), e);
        } catch (IOException e) {
            complaints.add("association could not be taken", () -> String.valueOf(e.getMessage()));
            if (key.isValid()) {
                key.interestOps(0);
            }
        }
    }

    private void take(Wire wire, LinkListener listener) throws IOException {
        InetSocketAddress remote = wire.remoteAddress();
        if (remote == null || connections.size() >= options.mostAssociations()) {
            complaints.add("too many associations", () -> "that of " + remote + " was closed");
            wire.channel().close();
            return;
        }
        Connection connection = new Connection(this, wire, remote, listener.newHandler());
        connections.add(connection);
        try {
            connection.open(selector);
        } catch (IOException e) {
            connection.end(String.valueOf(e.getMessage()));
        }
    }

    LinkOptions options() {
        return options;
    }

    InstantSource clock() {
        return clock;
    }

    Complaints complaints() {
        return complaints;
    }

    /** Runs something soon on the link's thread; after the end it is not run. */
    void execute(Runnable task) {
        tasks.add(task);
        if (selector.isOpen()) {
            selector.wakeup();
        }
    }

    void ended(Connection connection) {
        connections.remove(connection);
    }

    /** Closes all listeners and associations and waits until that is done, except on the link's own thread. */
    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        if (!Thread.currentThread().equals(thread)) {
            await(ended);
        }
    }
}
