package io.rantwin.planner.study.energy.network;

import io.rantwin.planner.csv.CsvLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What really happened in some days, as the simulated network itself counted it ({@code ran --tally}).
 *
 * @param days that were looked at
 * @param kilowattHours of all cells
 * @param sleeps times a cell went to sleep
 * @param unmetShare of all intervals (cells by quarters of an hour) in which a cell dropped more than 2 % of what was offered to its users
 *     or they had less than 1 Mbit/s on average
 * @param fullShare of all intervals in which a cell's load was above 90 % of its PRBs
 * @param servedBits that reached users. Video players ask for less where they get less: what was not asked for counts neither as
 *     dropped nor as unmet, and is seen here only, against the same days without sleep
 * @param linksLost radio links that users lost
 * @param droppedShare of all bits offered
 * @param asleepShare of all cell time
 * @param loadShare mean load of cells in service
 * @param dayKilowattHours by day
 * @param carrierKilowattHours by carrier, as cells are called
 * @param quarterWatts power of the network by quarter of an hour
 */
public record Tally(
        int days,
        double kilowattHours,
        int sleeps,
        double unmetShare,
        double fullShare,
        double servedBits,
        int linksLost,
        double droppedShare,
        double asleepShare,
        double loadShare,
        double[] dayKilowattHours,
        Map<String, Double> carrierKilowattHours,
        double[] quarterWatts) {
    private static final double MOST_DROPPED = 0.02;
    private static final double FULL = 0.9;
    private static final double LEAST_BITS_PER_SECOND = 1e6;
    private static final double JOULES = 3.6e6;
    private static final int HOURS = 24;
    private static final int QUARTERS = 4;

    /**
     * Reads the days from one on.
     *
     * @param startHour of the week at which the network began
     * @param fromDay counted from 0
     * @param daySeconds network time of a day
     */
    static Tally read(Path file, double startHour, int fromDay, int days, double daySeconds)
            throws IOException, StudyException {
        double joules = 0;
        double offered = 0;
        double served = 0;
        double dropped = 0;
        double asleep = 0;
        double load = 0;
        double serving = 0;
        int sleeps = 0;
        int links = 0;
        int unmet = 0;
        int full = 0;
        int rows = 0;
        double[] byDay = new double[days];
        Map<String, Double> byCarrier = new TreeMap<>();
        double[] quarters = new double[days * HOURS * QUARTERS];
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> row = CsvLine.fields(line);
                double hour = Double.parseDouble(row.getFirst()) - startHour - fromDay * HOURS;
                if (hour < -1e-3 || hour >= days * HOURS - 1e-3) {
                    continue;
                }
                double own = Double.parseDouble(row.get(2));
                double asked = Double.parseDouble(row.get(5));
                double lost = Double.parseDouble(row.get(7));
                double rate = Double.parseDouble(row.get(8));
                double on = Double.parseDouble(row.get(4));
                double busy = Double.parseDouble(row.get(3));
                joules += own;
                String cell = row.get(1);
                byCarrier.merge(cell.substring(cell.indexOf('@') + 1), own / JOULES, Double::sum);
                byDay[(int) ((hour + 1e-3) / HOURS)] += own / JOULES;
                quarters[Math.min(quarters.length - 1, (int) Math.round(hour * QUARTERS))] +=
                        own / (daySeconds / HOURS / QUARTERS);
                offered += asked;
                served += Double.parseDouble(row.get(6));
                dropped += lost;
                asleep += 1 - on;
                load += on * busy;
                serving += on;
                sleeps += Integer.parseInt(row.get(9));
                links += Integer.parseInt(row.get(10));
                unmet += asked > 0 && lost > MOST_DROPPED * asked || rate > 0 && rate < LEAST_BITS_PER_SECOND ? 1 : 0;
                full += busy > FULL ? 1 : 0;
                rows++;
            }
        } catch (NumberFormatException | IndexOutOfBoundsException wrong) {
            throw new StudyException(file + ": is no tally of rantwin ran: " + wrong.getMessage(), wrong);
        }
        if (rows == 0) {
            throw new StudyException(file + ": has nothing of the days that are looked at.");
        }
        return new Tally(
                days,
                joules / JOULES,
                sleeps,
                (double) unmet / rows,
                (double) full / rows,
                served,
                links,
                offered > 0 ? dropped / offered : 0,
                asleep / rows,
                serving > 0 ? load / serving : 0,
                byDay,
                byCarrier,
                quarters);
    }

    /** Share of the energy of another run of the same days that this one has saved. */
    double savedAgainst(Tally none) {
        return 1 - kilowattHours / none.kilowattHours;
    }

    /** Bits that reached users, as a share of those in another run of the same days. */
    double servedAgainst(Tally none) {
        return servedBits / none.servedBits;
    }

    /**
     * Whether this leaves no more demand unmet than the other, in intervals and in bits, and either less of it or saves more. Who carries
     * less saves more without doing better.
     */
    boolean isBetterThan(Tally other) {
        return unmetShare <= other.unmetShare
                && servedBits >= other.servedBits
                && (unmetShare < other.unmetShare
                        || servedBits > other.servedBits
                        || kilowattHours < other.kilowattHours);
    }

    /** Mean power of each quarter of an hour of the day. */
    double[] meanDay() {
        double[] mean = new double[HOURS * QUARTERS];
        for (int i = 0; i < quarterWatts.length; i++) {
            mean[i % mean.length] += quarterWatts[i] / days;
        }
        return mean;
    }

    /** Watts over the whole time. */
    double meanWatts() {
        return Arrays.stream(quarterWatts).average().orElse(Double.NaN);
    }
}
