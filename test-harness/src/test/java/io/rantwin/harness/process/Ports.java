package io.rantwin.harness.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ports of one small RIC with its xApp, which stay the same over restarts. They are taken from below those that the system gives
 * to outgoing connections, so that nobody has them in the moment between.
 */
public record Ports(
        int e2,
        int rmr,
        int rmrControl,
        int e2Manager,
        int subscriptionManager,
        int appManager,
        int a1,
        int alarm,
        int admin,
        int xappHttp,
        int xappRmr,
        int xappRmrControl) {
    private static final int FIRST = 10_000;
    private static final int LAST = 32_000;
    private static final Path GIVEN_TO_CONNECTIONS = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

    /** Worlds that run beside each other in this program get different ports, also before anybody listens at them. */
    private static final Set<Integer> TAKEN = ConcurrentHashMap.newKeySet();

    static Ports free() {
        Random random = new Random();
        int last = last();
        return new Ports(
                free(random, last),
                free(random, last),
                free(random, last),
                free(random, last),
                free(random, last),
                free(random, last),
                free(random, last),
                free(random, last),
                free(random, last),
                free(random, last),
                free(random, last),
                free(random, last));
    }

    /** Where the ports of outgoing connections begin, if the system says so and leaves room below. */
    private static int last() {
        try {
            int begin = Integer.parseInt(
                    Files.readString(GIVEN_TO_CONNECTIONS).strip().split("\\s+")[0]);
            return begin > FIRST + 1_000 ? Math.min(begin, LAST) : LAST;
        } catch (IOException | NumberFormatException _) {
            return LAST;
        }
    }

    /** Any other port that is free. */
    public static int another() {
        return free(new Random(), last());
    }

    private static int free(Random random, int last) {
        for (int tried = 0; tried < 1_000; tried++) {
            int port = random.nextInt(FIRST, last);
            if (isFree(port) && TAKEN.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port in " + FIRST + ".." + last);
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
