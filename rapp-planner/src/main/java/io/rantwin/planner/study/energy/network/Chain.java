package io.rantwin.planner.study.energy.network;

import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.testbed.Http;
import io.rantwin.planner.testbed.Platform;
import io.rantwin.planner.testbed.PmPeriods;
import io.rantwin.planner.testbed.Programs;
import io.rantwin.planner.testbed.SimulatedNetwork;
import io.rantwin.planner.testbed.Waiting;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * All parts of one run: box, simulated network and xApp as processes, and the planner's ways to them. The network creeps until the xApp is
 * there; after that it goes as fast as it is told to.
 */
final class Chain implements AutoCloseable {
    /** As slow as a network may go: hardly any of its time passes while an xApp starts. */
    private static final double CREEPING = 0.1;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .executor(threads)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Path folder;
    private final Programs programs;
    private final Waiting waiting;
    private final Platform platform;
    private final SimulatedNetwork network;
    private final PmPeriods periods;
    private final Ways ways;

    /**
     * Starts all; what was started is ended when that fails.
     *
     * @param name of the run and its folder
     * @param days that the network runs for
     * @param types of policies that the RIC is to know
     */
    Chain(Conditions conditions, String name, String scenario, int days, List<String> types, InstantSource clock)
            throws IOException, InterruptedException, DesiredException, AuditException {
        folder = conditions.folder().resolve(name);
        programs = new Programs(conditions.launcher(), folder);
        boolean isStarted = false;
        try {
            Http http = new Http(client);
            waiting = new Waiting(programs, clock);
            platform = new Platform(programs, http, waiting);
            platform.startBox();
            network = SimulatedNetwork.start(
                    programs,
                    http,
                    waiting,
                    scenario,
                    conditions.withSpeed(CREEPING).network(days, folder),
                    platform.e2());
            periods = PmPeriods.of(network, folder.resolve(Conditions.PM));
            platform.startXapp(port -> conditions.xappConfiguration(network.topologyFile(), port, folder), types);
            ways = new Ways(folder, platform.managementService(), client, clock, threads, _ -> {});
            isStarted = true;
        } finally {
            if (!isStarted) {
                end();
            }
        }
    }

    Platform platform() {
        return platform;
    }

    SimulatedNetwork network() {
        return network;
    }

    /** Counters that have come since it was asked last. */
    List<PmPeriods.Period> fresh() throws IOException {
        return periods.fresh();
    }

    /** The network's own account. */
    Path tally() {
        return folder.resolve(Conditions.TALLY);
    }

    Ways ways() {
        return ways;
    }

    /** A look's pause. */
    void look() throws InterruptedException {
        waiting.look();
    }

    /** Looks until it holds, while the planner does what is due. */
    void until(String what, Waiting.Condition condition) throws IOException, InterruptedException {
        waiting.until(what, () -> {
            ways.tick();
            return condition.holds();
        });
    }

    private void end() throws IOException {
        try {
            programs.close();
        } finally {
            client.shutdownNow();
            threads.shutdownNow();
        }
    }

    @Override
    public void close() throws IOException, DesiredException, AuditException {
        try {
            ways.close();
        } finally {
            end();
        }
    }
}
