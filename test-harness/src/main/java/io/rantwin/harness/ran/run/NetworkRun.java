package io.rantwin.harness.ran.run;

import io.rantwin.harness.ran.fault.FaultTimeline;
import io.rantwin.harness.ran.fault.NodeRestarts;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.node.NetworkNodes;
import io.rantwin.harness.ran.o1.NetworkQueue;
import io.rantwin.harness.ran.plot.RunLog;
import io.rantwin.harness.ran.pm.PmFiles;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The thread that owns a network: steps it and has everything around it take its turn, always in the same order. */
final class NetworkRun {
    private static final long SERVE_MILLIS = 100;

    private final RadioNetwork network;
    private final Around around;
    private final Pace pace;
    private final CountDownLatch stop;

    /**
     * What stands around the network; what is null is not there.
     *
     * @param queue changes from outside
     * @param faults what breaks when
     * @param nodes E2 nodes
     * @param restarts of the nodes
     * @param pm files of counters
     * @param tally of what really happened
     * @param log for pictures
     */
    record Around(
            NetworkQueue queue,
            FaultTimeline faults,
            @Nullable NetworkNodes nodes,
            @Nullable NodeRestarts restarts,
            @Nullable PmFiles pm,
            @Nullable Tally tally,
            @Nullable RunLog log) {}

    NetworkRun(RadioNetwork network, Around around, Pace pace, CountDownLatch stop) {
        this.network = network;
        this.around = around;
        this.pace = pace;
        this.stop = stop;
    }

    /**
     * Lets the RIC speak with the nodes while network time stands still.
     *
     * @param isReady asked some times a second
     * @param millis how long to wait at most
     * @return whether it became ready
     */
    boolean hold(BooleanSupplier isReady, long millis) throws InterruptedException {
        for (long waited = 0; waited < millis; waited += SERVE_MILLIS) {
            if (around.nodes != null) {
                around.nodes.serve();
            }
            around.queue.runOn(network);
            if (isReady.getAsBoolean()) {
                return true;
            }
            if (stop.await(SERVE_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return false;
    }

    /**
     * Runs until a network time, or until it is told to stop.
     *
     * @throws IOException when a file cannot be written
     */
    void run(long untilMicros, Status status) throws IOException, InterruptedException {
        pace.begin();
        while (network.timeMicros() + RadioNetwork.STEP_MICROS <= untilMicros) {
            if (pace.isStoppedBefore(network.timeMicros() + RadioNetwork.STEP_MICROS, stop)) {
                return;
            }
            around.queue.runOn(network);
            around.faults.advance();
            if (around.restarts != null) {
                around.restarts.advance();
            }
            network.step();
            if (around.nodes != null) {
                around.nodes.afterStep();
            }
            if (around.pm != null) {
                around.pm.afterStep();
            }
            if (around.tally != null) {
                around.tally.afterStep();
            }
            if (around.log != null) {
                around.log.stepped();
            }
            status.stepped();
        }
    }
}
