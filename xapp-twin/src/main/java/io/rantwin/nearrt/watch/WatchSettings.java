package io.rantwin.nearrt.watch;

import io.rantwin.twin.anomaly.DetectorSettings;
import io.rantwin.twin.estimation.IntakeSettings;
import io.rantwin.twin.thermal.ArrheniusHazard;

/**
 * How the network is watched. Times are network time.
 *
 * @param periodMillis reports of a cell are put together over this, or over their own period where that is longer, and compared with
 *     what the neighbours imply
 * @param testMillis the same for the tests of a cell by itself
 * @param graceMillis how long reports of a period are waited for after its end
 * @param warmUpPeriods test periods from which a cell's usual values are learned before anything is said of it
 * @param memoryPeriods test periods over which usual values are remembered; efficiency twelve times as long
 * @param mostWrongPeriods test periods after which what is wrong counts as usual
 * @param mostCoupledCells cells of a topology beyond which neighbours are not compared: the radio map is made of all of them
 * @param detector of each cell
 * @param neighbours when a cell is quarantined and when it is let in, in periods
 * @param hazard of a radio unit
 */
public record WatchSettings(
        long periodMillis,
        long testMillis,
        long graceMillis,
        int warmUpPeriods,
        int memoryPeriods,
        int mostWrongPeriods,
        int mostCoupledCells,
        DetectorSettings detector,
        IntakeSettings neighbours,
        ArrheniusHazard hazard) {
    /** Ten seconds, a minute; one false alarm a cell in about 70 days were residuals normal; 5000 FIT at 50 degrees. */
    public static final WatchSettings USUAL = new WatchSettings(
            10_000,
            60_000,
            2_500,
            8,
            30,
            120,
            3000,
            new DetectorSettings(100_000, 0.01, 3, 0.5, 1.5),
            IntakeSettings.STANDARD,
            new ArrheniusHazard(5e-6, 50, 0.7));

    /** Refuses times that are not positive. */
    public WatchSettings {
        if (periodMillis < 1000 || testMillis < periodMillis || graceMillis < 0) {
            throw new IllegalArgumentException(
                    "Periods of the watch are 1 s or more, that of the tests the longer one.");
        }
        if (warmUpPeriods < 2 || memoryPeriods < warmUpPeriods || mostWrongPeriods < 1 || mostCoupledCells < 0) {
            throw new IllegalArgumentException("The watch learns from 2 periods at least and remembers as many.");
        }
    }
}
