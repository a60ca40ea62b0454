package io.rantwin.planner.chaos;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a soak is run with.
 *
 * @param launcher the product's command
 * @param java home of the JDK whose tools are used
 * @param folder of logs, report and all that the processes keep
 * @param speed network seconds in one of ours
 * @param within our time in which all must be whole again after a fault
 */
record SoakSettings(Path launcher, Path java, Path folder, double speed, Duration within) {}
