package io.rantwin.harness.twin;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.network.UeCount;
import io.rantwin.harness.ran.network.UeStates;
import io.rantwin.harness.ran.node.ReportedNetwork;
import io.rantwin.harness.ran.scenario.ScenarioChanges;
import io.rantwin.harness.ran.scenario.ScenarioException;
import io.rantwin.harness.ran.traffic.TrafficClass;
import io.rantwin.twin.estimation.MeasurementNames;
import io.rantwin.twin.estimation.MeasurementSlot;
import java.util.Arrays;
import java.util.List;

/**
 * What the cells of a scenario reported, second by second, and the true intensities behind it, which no report tells. Longer
 * periods are put together from seconds as TS 28.552 defines the measurements: means over time, sums, user throughput as the mean
 * over active users, delay as the mean over what was carried.
 */
final class RecordedNetwork {
    /** Numbers that describe the true intensity of a second, see {@link #intensity}. */
    static final int INTENSITIES = 6;

    private static final int SLOTS = MeasurementSlot.COUNT;
    private static final List<String> MEASUREMENTS = List.of(
            "RRU.PrbTotDl",
            "DRB.RlcSduTransmittedVolumeDL",
            "DRB.UEThpDl",
            "DRB.MeanActiveUeDl",
            "RRC.ConnMean",
            "DRB.RlcSduDelayDl",
            "PEE.AvgTemperature");
    private static final int PRB = MeasurementSlot.PRB_TOT_DL.index();
    private static final int VOLUME = MeasurementSlot.VOLUME_DL.index();
    private static final int THROUGHPUT = MeasurementSlot.UE_THP_DL.index();
    private static final int ACTIVE = MeasurementSlot.ACTIVE_UE_DL.index();
    private static final int DELAY = MeasurementSlot.RLC_SDU_DELAY_DL.index();
    // Memory of a user's resource blocks for each bit.
    private static final double RADIO_SECONDS = 60;

    private final int cells;
    private final int seconds;
    private final byte[] topology;
    private final float[] figures;
    private final float[] truth;

    private RecordedNetwork(int cells, int seconds, byte[] topology) {
        this.cells = cells;
        this.seconds = seconds;
        this.topology = topology;
        figures = new float[seconds * cells * SLOTS];
        truth = new float[seconds * cells * INTENSITIES];
        Arrays.fill(figures, Float.NaN);
    }

    /** Lets a committed scenario run and records it. */
    static RecordedNetwork of(String scenario, ScenarioChanges changes, int seconds) throws ScenarioException {
        var reported = new ReportedNetwork(scenario, changes, 1000, MEASUREMENTS);
        var names = new MeasurementNames(MeasurementCatalogue.bundled());
        int[] slots = MEASUREMENTS.stream()
                .mapToInt(name -> names.slotOf(name).index())
                .toArray();
        var record = new RecordedNetwork(reported.cells(), seconds, reported.topology());
        var users = new Users(reported.network());
        for (int second = 0; second < seconds; second++) {
            double[][] period = reported.period();
            for (int cell = 0; cell < record.cells; cell++) {
                for (int i = 0; i < slots.length; i++) {
                    record.figures[record.at(second, cell) + slots[i]] = (float) period[cell][i];
                }
            }
            users.second(record.truth, second * record.cells * INTENSITIES);
        }
        return record;
    }

    int cells() {
        return cells;
    }

    int seconds() {
        return seconds;
    }

    /** What the inventory knows. */
    byte[] topology() {
        return topology.clone();
    }

    private int at(int second, int cell) {
        return (second * cells + cell) * SLOTS;
    }

    /** Report of a period by slot; NaN for what is not measured or has no value. */
    double[] report(int cell, int start, int length) {
        double[] report = new double[SLOTS];
        double active = 0;
        double talking = 0;
        double carried = 0;
        double waited = 0;
        for (int second = start; second < start + length; second++) {
            int at = at(second, cell);
            for (int slot = 0; slot < SLOTS; slot++) {
                report[slot] += figures[at + slot] / (slot == VOLUME ? 1 : length);
            }
            if (!Float.isNaN(figures[at + THROUGHPUT])) {
                talking += figures[at + ACTIVE] * figures[at + THROUGHPUT];
                active += figures[at + ACTIVE];
            }
            if (!Float.isNaN(figures[at + DELAY])) {
                waited += figures[at + VOLUME] * figures[at + DELAY];
                carried += figures[at + VOLUME];
            }
        }
        report[THROUGHPUT] = length == 1 ? report[THROUGHPUT] : talking / active;
        report[DELAY] = length == 1 ? report[DELAY] : waited / carried;
        return report;
    }

    /** Slots that have a value. */
    static int mask(double[] report) {
        int mask = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            mask |= Double.isNaN(report[slot]) ? 0 : 1 << slot;
        }
        return mask;
    }

    /** Load 0..1 as reported, mean of a period. */
    double load(int cell, int start, int length) {
        double sum = 0;
        for (int second = start; second < start + length; second++) {
            sum += figures[at(second, cell) + PRB] / 100;
        }
        return sum / length;
    }

    /**
     * True intensity in a cell, mean of a period: connected users with files, with video, others; what users of these classes ask for
     * in the long run, summed up; the same times each user's own resource blocks for a bit; and 1.
     */
    double[] intensity(int cell, int start, int length) {
        double[] mean = new double[INTENSITIES];
        for (int second = start; second < start + length; second++) {
            for (int i = 0; i < INTENSITIES; i++) {
                mean[i] += truth[(second * cells + cell) * INTENSITIES + i] / length;
            }
        }
        return mean;
    }

    /** Looks at the users of the network itself. */
    private static final class Users {
        private final RadioNetwork network;
        private final UeStates ues;
        private final double[] bits;
        private final double[] blocks;
        private final double[] bitsBefore;
        private final double[] blocksBefore;
        private final double[] asked;
        private final double[] connected;

        Users(RadioNetwork network) {
            this.network = network;
            ues = network.ues();
            bits = new double[ues.size()];
            blocks = new double[ues.size()];
            bitsBefore = new double[ues.size()];
            blocksBefore = new double[ues.size()];
            asked = new double[TrafficClass.values().length];
            connected = new double[asked.length];
        }

        // A class's bits for each connected second are those seen so far, in all cells together.
        @SuppressWarnings("EnumOrdinal")
        void second(float[] truth, int from) {
            Arrays.fill(asked, 0);
            double keep = 1 - 1 / RADIO_SECONDS;
            for (int ue = 0; ue < ues.size(); ue++) {
                int kind = ues.trafficClass(ue).ordinal();
                double served = network.account().get(UeCount.SERVED_BITS_DL, ue);
                double used = network.account().get(UeCount.PRB_SECONDS_USED_DL, ue);
                bits[ue] = keep * bits[ue] + served - bitsBefore[ue];
                blocks[ue] = keep * blocks[ue] + used - blocksBefore[ue];
                bitsBefore[ue] = served;
                blocksBefore[ue] = used;
                asked[kind] += network.account().get(UeCount.OFFERED_BITS_DL, ue);
                connected[kind] += ues.cell(ue) == UeStates.NONE ? 0 : 1;
            }
            for (int ue = 0; ue < ues.size(); ue++) {
                int cell = ues.cell(ue);
                if (cell == UeStates.NONE) {
                    continue;
                }
                TrafficClass kind = ues.trafficClass(ue);
                int at = from + cell * INTENSITIES;
                truth[at + (kind == TrafficClass.EMBB_FILE ? 0 : kind == TrafficClass.EMBB_VIDEO ? 1 : 2)]++;
                double rate = asked[kind.ordinal()] / connected[kind.ordinal()];
                truth[at + 3] += (float) (rate / 1e6);
                truth[at + 4] += bits[ue] > 1e4 ? (float) (rate * blocks[ue] / bits[ue]) : 0;
            }
            for (int cell = 0; cell < network.account().cells(); cell++) {
                truth[from + cell * INTENSITIES + 5] = 1;
            }
        }
    }
}
