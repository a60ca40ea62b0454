package io.rantwin.planner.demo;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the demo is run.
 *
 * @param launcher the product's one command
 * @param folder of everything that is written
 * @param seed of the simulated network
 * @param speed network seconds in one of ours
 * @param port of the console; 0 for any
 * @param most after which the story is ended; what was not told by then does not hold
 * @param recording that it is told on; null for the simulated network
 */
record DemoSettings(
        Path launcher,
        Path folder,
        long seed,
        double speed,
        int port,
        Duration most,
        @Nullable Recording recording) {
    /** Name of the network. */
    String network() {
        return recording == null ? "simulated" : recording.name();
    }
}
