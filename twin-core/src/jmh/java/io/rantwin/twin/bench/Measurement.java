package io.rantwin.twin.bench;

import java.util.List;
import java.util.function.Consumer;

/** A part of the benchmark: warms up, measures, and returns lines. One thread. */
interface Measurement {
    /** Takes at most some twenty seconds; what it is doing goes to {@code progress}. */
    List<Measured> measure(Consumer<String> progress);
}
