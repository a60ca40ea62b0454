package io.rantwin.harness.ran.run;

import io.rantwin.harness.ran.energy.PowerState;
import io.rantwin.harness.ran.network.Account;
import io.rantwin.harness.ran.network.CellCount;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.network.SliceCount;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What really happened, as CSV: a line for each cell and quarter of an hour of the profile's day. From the network's own account, whatever
 * reports say. Used by the network's thread alone.
 */
final class Tally implements AutoCloseable {
    static final String HEADER =
            "hour,cell,joules,load,serving,offered_bits,served_bits,dropped_bits,throughput_bps,sleeps,links_lost";
    private static final int OF_A_DAY = 96;
    private static final List<SliceCount> BITS =
            List.of(SliceCount.OFFERED_BITS_DL, SliceCount.SERVED_BITS_DL, SliceCount.DROPPED_BITS_DL);

    private final RadioNetwork network;
    private final List<String> names;
    private final BufferedWriter out;
    private final int cells;
    private final double[][] before;
    private final boolean[] isUp;
    private final int[] sleeps;
    private long number;

    Tally(RadioNetwork network, List<String> names, Path file) throws IOException {
        this.network = network;
        this.names = List.copyOf(names);
        cells = names.size();
        before = new double[cells][];
        isUp = new boolean[cells];
        sleeps = new int[cells];
        out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        out.write(HEADER + "\n");
        for (int cell = 0; cell < cells; cell++) {
            before[cell] = counts(cell);
            isUp[cell] = isUp(cell);
        }
    }

    /** To be called after every step. */
    void afterStep() throws IOException {
        for (int cell = 0; cell < cells; cell++) {
            boolean now = isUp(cell);
            sleeps[cell] += isUp[cell] && !now ? 1 : 0;
            isUp[cell] = now;
        }
        if (network.timeMicros() >= endMicros()) {
            write();
            number++;
        }
    }

    private boolean isUp(int cell) {
        PowerState state = network.powerState(cell);
        return state == PowerState.ACTIVE || state == PowerState.MICRO_SLEEP;
    }

    private long endMicros() {
        return Math.round((number + 1) * network.plan().clock().daySeconds() * 1e6 / OF_A_DAY);
    }

    private double[] counts(int cell) {
        Account account = network.account();
        return new double[] {
            account.get(CellCount.ENERGY_JOULES, cell),
            account.get(CellCount.PRB_SECONDS_USED_DL, cell),
            account.get(CellCount.PRB_SECONDS_AVAILABLE_DL, cell),
            account.get(CellCount.SECONDS_SERVING, cell),
            account.sum(BITS.get(0), cell),
            account.sum(BITS.get(1), cell),
            account.sum(BITS.get(2), cell),
            account.sum(SliceCount.THROUGHPUT_BITS_DL, cell),
            account.sum(SliceCount.THROUGHPUT_SECONDS_DL, cell),
            account.get(CellCount.RADIO_LINK_FAILURES, cell)
        };
    }

    private void write() throws IOException {
        double seconds = network.plan().clock().daySeconds() / OF_A_DAY;
        double hour = network.plan().clock().hours(Math.round(number * seconds * 1e6));
        for (int cell = 0; cell < cells; cell++) {
            double[] now = counts(cell);
            double[] d = new double[now.length];
            double[] then = before[cell];
            Arrays.setAll(d, i -> now[i] - then[i]);
            before[cell] = now;
            out.write(String.format(
                    Locale.ROOT,
                    "%.2f,%s,%.1f,%.4f,%.3f,%.0f,%.0f,%.0f,%.0f,%d,%.0f%n",
                    hour,
                    names.get(cell),
                    d[0],
                    d[2] > 0 ? d[1] / d[2] : 0,
                    Math.min(1, d[3] / seconds),
                    d[4],
                    d[5],
                    d[6],
                    d[8] > 0 ? d[7] / d[8] : 0,
                    sleeps[cell],
                    d[9]));
            sleeps[cell] = 0;
        }
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
