package io.rantwin.planner.chaos.harm;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;

/**
 * Stands in a link of TCP and harms what passes, both ways unless told otherwise. What is held back is delivered later and in order, as TCP
 * does with lost packets; octets are never left out. Thread-safe.
 */
public final class TcpProxy implements AutoCloseable {
    private static final int PIECE_OCTETS = 16 << 10;
    private static final int CONNECT_MILLIS = 3000;
    private static final long LOOK_MILLIS = 20;

    private final ServerSocket server;
    private final InetSocketAddress to;
    private final RandomGenerator random;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final LongAdder harmed = new LongAdder();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile State state = new State.Well();

    /** What it does to what passes. */
    public sealed interface State {
        /** Passes all. */
        record Well() implements State {}

        /** Resets connections and refuses new ones. */
        record Refusing() implements State {}

        /** Connections stay, and nothing passes. */
        record Holding() implements State {}

        /** Each piece is late. */
        record Late(Duration by) implements State {}

        /**
         * Some pieces have a wrong bit.
         *
         * @param share 0..1
         * @param ways that are harmed
         */
        record Corrupting(double share, Set<Way> ways) implements State {
            public Corrupting {
                ways = Set.copyOf(ways);
            }
        }
    }

    /** Where octets go. */
    public enum Way {
        /** From who has connected. */
        THERE,
        /** To who has connected. */
        BACK
    }

    private TcpProxy(ServerSocket server, InetSocketAddress to, RandomGenerator random) {
        this.server = server;
        this.to = to;
        this.random = random;
    }

    /**
     * Listens at a free port of the loopback interface.
     *
     * @param port of the loopback interface that it passes on to; nobody need listen there yet
     * @param random which bits are wrong
     */
    public static TcpProxy to(int port, RandomGenerator random) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        TcpProxy proxy = new TcpProxy(new ServerSocket(0, 50, here), new InetSocketAddress(here, port), random);
        Thread.ofVirtual().name("proxy-" + port).start(proxy::accept);
        return proxy;
    }

    /** Where it listens. */
    public int port() {
        return server.getLocalPort();
    }

    /** Harms from now on. */
    public void set(State next) {
        state = next;
        if (next instanceof State.Refusing) {
            harmed.add(open.size());
            open.forEach(TcpProxy::reset);
        }
    }

    /** Pieces that were late or had a wrong bit, and connections that were reset or refused. */
    public long harmed() {
        return harmed.sum();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket from = server.accept();
                if (state instanceof State.Refusing) {
                    harmed.increment();
                    reset(from);
                } else {
                    Thread.ofVirtual().start(() -> join(from));
                }
            } catch (IOException ended) {
                // Closed, or a connection that was given up before it was taken.
            }
        }
    }

    private void join(Socket from) {
        Socket further = new Socket();
        open.add(from);
        open.add(further);
        try {
            further.connect(to, CONNECT_MILLIS);
            from.setTcpNoDelay(true);
            further.setTcpNoDelay(true);
            Thread back = Thread.ofVirtual().start(() -> pass(further, from, Way.BACK));
            pass(from, further, Way.THERE);
            back.join();
        } catch (IOException nobodyThere) {
            // Whoever connected sees a connection that ends.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(further);
            quietly(from);
            quietly(further);
        }
    }

    private void pass(Socket from, Socket to, Way way) {
        byte[] piece = new byte[PIECE_OCTETS];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                harm(piece, length, way);
                out.write(piece, 0, length);
            }
            to.shutdownOutput();
        } catch (IOException | UncheckedIOException ended) {
            // One side has ended: so has the other, for a stream with a hole would be worse than none.
            quietly(from);
            quietly(to);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void harm(byte[] piece, int length, Way way) throws InterruptedException {
        switch (state) {
            case State.Late late -> {
                harmed.increment();
                if (closed.await(late.by().toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            case State.Corrupting corrupting -> {
                synchronized (random) {
                    if (corrupting.ways().contains(way) && random.nextDouble() < corrupting.share()) {
                        harmed.increment();
                        piece[random.nextInt(length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                    }
                }
            }
            case State.Well _, State.Refusing _, State.Holding _ -> {
                // Held back below, or already reset.
            }
        }
        if (state instanceof State.Holding) {
            harmed.increment();
        }
        while (state instanceof State.Holding && !closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            // Goes on when the state changes.
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException gone) {
            // Closed by its owner meanwhile.
        }
        quietly(socket);
    }

    private static void quietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It was closed already.
        }
    }

    @Override
    public void close() {
        closed.countDown();
        quietly(server);
        open.forEach(TcpProxy::quietly);
    }
}
