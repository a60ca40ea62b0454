package io.rantwin.api.ports;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Ports that nobody has, for servers that are to be told theirs before they start. They are from below those that the system gives to outgoing
 * connections and to whoever asks for any port: so nobody gets them in the moment before the server starts, or while it is restarted. No port is
 * given twice. Thread-safe.
 */
public final class FreePorts {
    private static final int FIRST = 10_000;
    private static final int LAST = 32_000;
    private static final int LEAST_ROOM = 1_000;
    private static final int MOST_TRIED = 1_000;
    private static final Path GIVEN_TO_CONNECTIONS = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

    private final RandomGenerator random;
    private final int last;
    private final Set<Integer> given = new HashSet<>();

    /**
     * Looks in an order of its own.
     *
     * @param folder of what will listen: what runs at the same time in another folder, or in another process, looks elsewhere
     */
    public FreePorts(Path folder) {
        random = new SplittableRandom((ProcessHandle.current().pid() << Integer.SIZE)
                ^ folder.toAbsolutePath().hashCode());
        last = last();
    }

    /** Where the ports of outgoing connections begin, if the system says so and leaves room below. */
    private static int last() {
        try {
            int begin = Integer.parseInt(
                    Files.readString(GIVEN_TO_CONNECTIONS).strip().split("\\s+", -1)[0]);
            return begin > FIRST + LEAST_ROOM ? Math.min(begin, LAST) : LAST;
        } catch (IOException | NumberFormatException notToldHere) {
            return LAST;
        }
    }

    /**
     * One more port, from 10000 on.
     *
     * @throws IOException when none is found
     */
    public synchronized int next() throws IOException {
        for (int tried = 0; tried < MOST_TRIED; tried++) {
            int port = random.nextInt(FIRST, last);
            if (!given.contains(port) && isFree(port)) {
                given.add(port);
                return port;
            }
        }
        throw new IOException("no port from " + FIRST + " to " + last + " is free");
    }

    private static boolean isFree(int port) {
        // At all addresses of the machine.
        try (ServerSocket found = new ServerSocket(port, 1)) {
            return found.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
