package io.rantwin.harness.process;

import io.rantwin.api.ports.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Ports of one small RIC with its xApp, which stay the same over restarts.
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
        int pms,
        int xappHttp,
        int xappRmr,
        int xappRmrControl) {
    /** Worlds that run beside each other in this program get different ports, also before anybody listens at them. */
    private static final FreePorts FREE = new FreePorts(Path.of("target"));

    static Ports free() {
        return new Ports(
                another(), another(), another(), another(), another(), another(), another(), another(), another(),
                another(), another(), another(), another());
    }

    /** Any other port that is free. */
    public static int another() {
        try {
            return FREE.next();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
