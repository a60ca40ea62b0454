package io.rantwin.harness.ran.plot;

import io.rantwin.harness.ran.network.CellCount;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.network.UeCount;
import io.rantwin.harness.ran.network.UeStates;
import java.util.Arrays;

/**
 * What a run leaves for its pictures, in a bounded store: when it is full each two samples become their mean, of tracks every
 * second point goes, and the pace halves. Loads and powers are means over the time between samples. Fed between steps by the
 * network's thread. Not thread-safe.
 */
public final class RunLog {
    private static final int MOST_SAMPLES = 1440;
    private static final int TRACKED_USERS = 40;
    private static final int MOST_POINTS = 2000;
    private static final long FIRST_PACE_MICROS = 1_000_000;

    private final RadioNetwork network;
    private final int cells;
    private final double[] hours = new double[MOST_SAMPLES];
    private final double[][] load;
    private final double[] watts = new double[MOST_SAMPLES];
    private final double[] connected = new double[MOST_SAMPLES];
    private final double[] usedBefore;
    private final double[] availableBefore;
    private double joulesBefore;
    private long sampledMicros;
    private final int tracked;
    private final double[][] trackX;
    private final double[][] trackY;
    private final boolean[] seen;
    private int samples;
    private int points;
    private long paceMicros = FIRST_PACE_MICROS;
    private long trackPaceMicros = FIRST_PACE_MICROS;
    private long nextMicros;
    private long nextTrackMicros;

    /** Begins to watch. */
    public RunLog(RadioNetwork network) {
        this.network = network;
        cells = network.account().cells();
        load = new double[cells][MOST_SAMPLES];
        usedBefore = new double[cells];
        availableBefore = new double[cells];
        tracked = Math.min(TRACKED_USERS, network.ues().size());
        trackX = new double[tracked][MOST_POINTS];
        trackY = new double[tracked][MOST_POINTS];
        seen = new boolean[network.ues().size()];
        sampledMicros = network.timeMicros();
        joulesBefore = joules();
        nextMicros = network.timeMicros() + paceMicros;
        nextTrackMicros = network.timeMicros();
    }

    /** To be called after each step. */
    public void stepped() {
        long now = network.timeMicros();
        if (now >= nextTrackMicros) {
            track();
            nextTrackMicros = now + trackPaceMicros;
        }
        if (now >= nextMicros) {
            sample(now);
            nextMicros = now + paceMicros;
        }
    }

    private void track() {
        if (points == MOST_POINTS) {
            for (int user = 0; user < tracked; user++) {
                thin(trackX[user]);
                thin(trackY[user]);
            }
            points /= 2;
            trackPaceMicros *= 2;
        }
        UeStates ues = network.ues();
        // Spread over all users, who are listed by kind of traffic.
        for (int user = 0; user < tracked; user++) {
            int ue = (int) ((long) user * ues.size() / tracked);
            trackX[user][points] = ues.xMetres(ue);
            trackY[user][points] = ues.yMetres(ue);
        }
        points++;
        for (int ue = 0; ue < seen.length; ue++) {
            seen[ue] |= ues.cell(ue) != UeStates.NONE;
        }
    }

    private void sample(long now) {
        if (samples == MOST_SAMPLES) {
            halve(hours);
            halve(watts);
            halve(connected);
            Arrays.stream(load).forEach(RunLog::halve);
            samples /= 2;
            paceMicros *= 2;
        }
        hours[samples] = network.plan().clock().hours(now);
        double users = 0;
        for (int cell = 0; cell < cells; cell++) {
            double used = network.account().get(CellCount.PRB_SECONDS_USED_DL, cell);
            double available = network.account().get(CellCount.PRB_SECONDS_AVAILABLE_DL, cell);
            double offered = available - availableBefore[cell];
            load[cell][samples] = offered > 0 ? (used - usedBefore[cell]) / offered : 0;
            usedBefore[cell] = used;
            availableBefore[cell] = available;
            users += network.connectedUsers(cell);
        }
        double joules = joules();
        watts[samples] = (joules - joulesBefore) / ((now - sampledMicros) / 1e6);
        joulesBefore = joules;
        sampledMicros = now;
        connected[samples] = users;
        samples++;
    }

    private double joules() {
        double joules = 0;
        for (int cell = 0; cell < cells; cell++) {
            joules += network.account().get(CellCount.ENERGY_JOULES, cell);
        }
        return joules;
    }

    private static void halve(double[] figures) {
        for (int i = 0; i < figures.length / 2; i++) {
            figures[i] = (figures[2 * i] + figures[2 * i + 1]) / 2;
        }
    }

    private static void thin(double[] figures) {
        for (int i = 0; i < figures.length / 2; i++) {
            figures[i] = figures[2 * i];
        }
    }

    int samples() {
        return samples;
    }

    /** Profile hours since Monday 0:00 of each sample. */
    double[] hours() {
        return Arrays.copyOf(hours, samples);
    }

    /** Load of a cell at each sample, 0 .. 1. */
    double[] load(int cell) {
        return Arrays.copyOf(load[cell], samples);
    }

    /** Power of all radio units, mean since the sample before [W]. */
    double[] watts() {
        return Arrays.copyOf(watts, samples);
    }

    /** Connected users of all cells at each sample. */
    double[] connected() {
        return Arrays.copyOf(connected, samples);
    }

    int tracks() {
        return tracked;
    }

    double[] trackX(int track) {
        return Arrays.copyOf(trackX[track], points);
    }

    double[] trackY(int track) {
        return Arrays.copyOf(trackY[track], points);
    }

    /** Mean throughput of each user that was served while more waited, in Mbit/s, sorted. */
    double[] throughputs() {
        double[] found = new double[network.ues().size()];
        int count = 0;
        for (int ue = 0; ue < found.length; ue++) {
            double seconds = network.account().get(UeCount.THROUGHPUT_SECONDS_DL, ue);
            if (seconds > 0 && seen[ue]) {
                found[count++] = network.account().get(UeCount.THROUGHPUT_BITS_DL, ue) / seconds / 1e6;
            }
        }
        double[] sorted = Arrays.copyOf(found, count);
        Arrays.sort(sorted);
        return sorted;
    }

    RadioNetwork network() {
        return network;
    }
}
