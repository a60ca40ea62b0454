package io.rantwin.harness.ric;

import io.rantwin.harness.link.TransportChoice;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a box is set up. Ports may be 0 for free ones.
 *
 * @param host address that it listens at and is reached by
 * @param transport what carries E2AP
 * @param e2Port E2 termination
 * @param rmrPort RMR data listener of the platform's components, which are one process here
 * @param rmrControlPort its control listener
 * @param e2ManagerPort REST of the E2 manager
 * @param subscriptionManagerPort REST of the subscription manager
 * @param appManagerPort REST of the app manager
 * @param a1Port REST of the A1 mediator
 * @param alarmPort REST of the alarm manager
 * @param adminPort state, faults, orders
 * @param pmsPort REST of an A1 policy management service in front of the mediator; {@code null} for none
 * @param folder where the platform's data outlive a restart, or {@code null}
 * @param redis {@code host:port} of a Redis that holds the platform's data, or {@code null}
 * @param routeFile where the route table is written, too, or {@code null}
 * @param routePeriod between route tables that are sent without a change; zero for none
 * @param checksEndpoints whether only registered xApps get routes
 * @param callsBackEarly whether subscription callbacks come before the answer to the request
 * @param seed of ids and faults
 */
public record RicOptions(
        String host,
        TransportChoice transport,
        int e2Port,
        int rmrPort,
        int rmrControlPort,
        int e2ManagerPort,
        int subscriptionManagerPort,
        int appManagerPort,
        int a1Port,
        int alarmPort,
        int adminPort,
        @Nullable Integer pmsPort,
        @Nullable Path folder,
        @Nullable String redis,
        @Nullable Path routeFile,
        Duration routePeriod,
        boolean checksEndpoints,
        boolean callsBackEarly,
        long seed) {
    /** A box for a test: free ports of the loopback interface, TCP, data in memory. */
    public static RicOptions forTest() {
        return new RicOptions(
                "127.0.0.1",
                TransportChoice.TCP,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                null,
                null,
                null,
                null,
                Duration.ofMinutes(1),
                true,
                false,
                1);
    }
}
