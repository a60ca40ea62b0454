package io.rantwin.xapp.rmr;

import io.rantwin.xapp.complaint.Complaints;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that accepts, connects, reads and writes what could not be written at once. Everything that others want of it
 * is a task.
 */
final class EventLoop implements Connection.Owner, Endpoint.Connector, AutoCloseable {
    private static final long TICK_MILLIS = 100;
    private static final int BATCH = 256 << 10;
    /** A route table comes in one message, and may have many thousand lines. */
    private static final int LARGEST_TABLE = 16 << 20;

    /** Who takes frames, and is called about ten times a second. */
    interface Client extends Connection.FrameReceiver {
        void tick();
    }

    private final RmrConfig config;
    private final Counters counters;
    private final Complaints complaints;
    private final LongSupplier nanoTime;
    private final Client client;
    private final FrameViews views;
    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Map<Long, Connection> connections = new ConcurrentHashMap<>();
    private final Map<Connection, Long> connectDeadlines = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();
    private final ByteBuffer batch = ByteBuffer.allocateDirect(BATCH);
    private final Consumer<SelectionKey> ready = this::ready;
    private final Thread thread;
    private volatile boolean isClosing;
    private int accepted;
    private long lastTick;

    /** Makes the view of a connection. */
    interface FrameViews {
        FrameView of(long connectionId);
    }

    EventLoop(
            RmrConfig config,
            Counters counters,
            Complaints complaints,
            LongSupplier nanoTime,
            FrameViews views,
            Client client)
            throws IOException {
        this.config = config;
        this.counters = counters;
        this.complaints = complaints;
        this.nanoTime = nanoTime;
        this.views = views;
        this.client = client;
        selector = Selector.open();
        lastTick = nanoTime.getAsLong();
        thread = Thread.ofPlatform().daemon().name("rmr").unstarted(this::run);
    }

    /**
     * Opens a listener.
     *
     * @return its port
     */
    int listen(int port, boolean isControl) throws IOException {
        InetSocketAddress address = new InetSocketAddress(config.bindAddress(), port);
        if (address.isUnresolved()) {
            throw new BindException(
                    "RMR cannot listen at " + config.bindAddress() + ":" + port + ": no host of this name is known");
        }
        ServerSocketChannel listener = ServerSocketChannel.open();
        try {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listener.bind(address, 128);
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT, isControl);
        } catch (IOException e) {
            listener.close();
            IOException explained = new BindException("RMR cannot listen at " + config.bindAddress() + ":" + port + " ("
                    + e.getMessage() + "); is the port in use?");
            explained.initCause(e);
            throw explained;
        }
        return listener.socket().getLocalPort();
    }

    void start() {
        thread.start();
    }

    @Nullable
    Connection connection(long id) {
        return connections.get(id);
    }

    int openConnections() {
        return connections.size();
    }

    private void run() {
        while (!isClosing) {
            try {
                selector.select(ready, TICK_MILLIS);
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                if (nanoTime.getAsLong() - lastTick >= TICK_MILLIS * 1_000_000) {
                    lastTick = nanoTime.getAsLong();
                    endLateConnects();
                    acceptAgain();
                    client.tick();
                }
            } catch (IOException | RuntimeException e) {
                complaints.add("event loop", e.toString());
            }
        }
        connections.values().forEach(this::flushOnce);
        connections.values().forEach(Connection::close);
        connections.clear();
        for (SelectionKey key : selector.keys()) {
            closeQuietly(key.channel());
        }
        closeQuietly(selector);
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof Connection connection) {
            serve(key, connection);
        } else {
            accept(key);
        }
    }

    private void serve(SelectionKey key, Connection connection) {
        try {
            if (key.isConnectable()) {
                finishConnect(key, connection);
            }
            if (key.isReadable()) {
                int octets = connection.read(client);
                if (octets < 0) {
                    drop(connection, null);
                    return;
                }
                counters.receivedOctets.add(octets);
            }
            if (key.isWritable() && connection.flush(batch)) {
                key.interestOps(SelectionKey.OP_READ);
            }
        } catch (CancelledKeyException _) {
            drop(connection, null);
        } catch (IOException e) {
            drop(connection, e);
        }
    }

    private void accept(SelectionKey key) {
        SocketChannel channel = null;
        try {
            channel = ((ServerSocketChannel) key.channel()).accept();
            if (channel == null) {
                return;
            }
            if (accepted >= config.mostConnections()) {
                counters.connectionsRefused.increment();
                complaints.add("connection refused", "more than " + config.mostConnections() + " connections");
                channel.close();
                return;
            }
            setUp(channel);
            Connection connection = connection(channel, Boolean.TRUE.equals(key.attachment()), null);
            accepted++;
            counters.connectionsAccepted.increment();
            connection.registered(channel.register(selector, SelectionKey.OP_READ, connection));
            connection.connected();
        } catch (IOException e) {
            // Such as no file descriptor left: asking again at once would only burn the processor.
            key.interestOps(0);
            complaints.add("accept", e.toString());
            if (channel != null) {
                closeQuietly(channel);
            }
        }
    }

    private Connection connection(SocketChannel channel, boolean isControl, @Nullable Endpoint endpoint) {
        long id = lastId.incrementAndGet();
        Connection connection = new Connection(
                id,
                channel,
                isControl,
                endpoint,
                this,
                isControl ? Math.max(config.largestFrame(), LARGEST_TABLE) : config.largestFrame(),
                new SendQueue(config.queueOctets(), counters),
                views.of(id));
        connections.put(id, connection);
        return connection;
    }

    private static void setUp(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        if (channel.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            // A peer that has vanished without a word is noticed within ten seconds.
            channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 5);
            channel.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 1);
            channel.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 5);
        }
    }

    @Override
    public Connection begin(Endpoint endpoint) throws IOException {
        SocketChannel channel = SocketChannel.open();
        Connection connection = connection(channel, false, endpoint);
        connectDeadlines.put(
                connection, nanoTime.getAsLong() + config.connectTimeout().toNanos());
        // Resolving a name may take seconds: neither the sender nor the event loop waits for it.
        Thread.ofVirtual().name("rmr-resolve").start(() -> {
            InetSocketAddress resolved = new InetSocketAddress(
                    endpoint.address().host(), endpoint.address().port());
            execute(() -> connect(connection, resolved));
        });
        return connection;
    }

    private void connect(Connection connection, InetSocketAddress to) {
        SocketChannel channel = connection.channel();
        try {
            if (to.isUnresolved()) {
                throw new IOException("no address is known for " + to.getHostString());
            }
            if (!channel.isOpen()) {
                return;
            }
            setUp(channel);
            boolean isDone = channel.connect(to);
            connection.registered(channel.register(selector, isDone ? 0 : SelectionKey.OP_CONNECT, connection));
            if (isDone) {
                established(connection);
            }
        } catch (IOException e) {
            drop(connection, e);
        }
    }

    private void finishConnect(SelectionKey key, Connection connection) throws IOException {
        if (((SocketChannel) key.channel()).finishConnect()) {
            established(connection);
        }
    }

    private void established(Connection connection) throws IOException {
        SocketChannel channel = connection.channel();
        if (channel.getLocalAddress().equals(channel.getRemoteAddress())) {
            // Dialling a closed port of the own ephemeral range, Linux may connect the socket to itself.
            throw new IOException("connected to itself");
        }
        connectDeadlines.remove(connection);
        counters.connectionsMade.increment();
        SelectionKey key = connection.key();
        if (key != null) {
            key.interestOps(SelectionKey.OP_READ);
        }
        if (connection.endpoint() != null) {
            connection.endpoint().connected();
        }
        connection.connected();
    }

    private void acceptAgain() {
        for (SelectionKey key : selector.keys()) {
            if (key.isValid() && key.channel() instanceof ServerSocketChannel) {
                key.interestOps(SelectionKey.OP_ACCEPT);
            }
        }
    }

    private void endLateConnects() {
        long now = nanoTime.getAsLong();
        for (Map.Entry<Connection, Long> deadline : connectDeadlines.entrySet()) {
            if (now - deadline.getValue() >= 0) {
                drop(deadline.getKey(), new IOException("no connection in time"));
            }
        }
    }

    private void drop(Connection connection, @Nullable IOException why) {
        connectDeadlines.remove(connection);
        if (connections.remove(connection.id()) == null) {
            return;
        }
        connection.close();
        Endpoint endpoint = connection.endpoint();
        if (endpoint == null) {
            accepted--;
        } else {
            endpoint.lost(connection);
            counters.connectionsFailed.increment();
            complaints.add(
                    "connection lost", endpoint.address() + (why == null ? " has ended it" : ": " + why.getMessage()));
        }
    }

    @Override
    public void wantsToWrite(Connection connection) {
        execute(() -> {
            SelectionKey key = connection.key();
            if (key != null && key.isValid()) {
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            }
        });
    }

    @Override
    public void broke(Connection connection, IOException why) {
        execute(() -> drop(connection, why));
    }

    private void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    private void flushOnce(Connection connection) {
        try {
            if (connection.isConnected()) {
                connection.flush(batch);
            }
        } catch (IOException e) {
            complaints.add("closing", e.toString());
        }
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception _) {
            // Closing is all there was to do.
            return;
        }
    }

    @Override
    public void close() {
        isClosing = true;
        selector.wakeup();
        try {
            if (!thread.equals(Thread.currentThread())) {
                thread.join(2_000);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
