package io.rantwin.harness.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/**
 * Ports of one small RIC with its xApp, which stay the same over restarts. They are taken from below those that the system gives
 * to outgoing connections, so that nobody has them in the moment between.
 */
record Ports(
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
    private static final int FIRST = 12_000;
    private static final int LAST = 32_000;

    static Ports free() {
        Random random = new Random();
        Set<Integer> taken = new HashSet<>();
        return new Ports(
                free(random, taken),
                free(random, taken),
                free(random, taken),
                free(random, taken),
                free(random, taken),
                free(random, taken),
                free(random, taken),
                free(random, taken),
                free(random, taken),
                free(random, taken),
                free(random, taken),
                free(random, taken));
    }

    private static int free(Random random, Set<Integer> taken) {
        for (int tried = 0; tried < 1_000; tried++) {
            int port = random.nextInt(FIRST, LAST);
            if (isFree(port) && taken.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port in " + FIRST + ".." + LAST);
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
