package io.rantwin.planner.study;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.propagation.PathLoss;
import io.rantwin.twin.topology.Environment;

/**
 * Stations, and users who move, of one seed of the allocation experiment. Each step tells who is served by which station and what a
 * block gives. Not thread-safe; arrays are reused.
 *
 * <p>Buildings are squares of 40 m, one around each indoor station. Indoor users walk within their building at 1 m/s, the others go
 * straight through the area at 5 m/s; both turn back at the border. Path loss is the expected one of TR 38.901 at 3.5 GHz: indoor hotspot
 * within a building, else street canyon, with 15 dB for each wall between; log-normal shadowing is a pair's own throughout a seed.
 * A user is served by the station that is received strongest. Interference is that of all stations on the same channel, at full power
 * on all their blocks: what anybody is granted changes nobody's rate.
 */
final class AllocationWorld {
    private static final double STEP_SECONDS = 10;
    private static final double WALK_METRES_PER_SECOND = 1;
    private static final double DRIVE_METRES_PER_SECOND = 5;
    private static final double BUILDING_METRES = 40;
    private static final double WALL_DB = 15;
    private static final double SHADOWING_INSIDE_DB = 6;
    private static final double SHADOWING_OUTSIDE_DB = 7.8;
    private static final double FREQUENCY_HERTZ = 3.5e9;
    private static final double USER_METRES = 1.5;
    private static final double NOISE_DBM_PER_HERTZ = -174;
    private static final double LN_2 = PortableMath.ln(2);
    private static final int PLACE = 1;
    private static final int SHADOWING = 2;
    private static final int DEMAND = 3;
    private static final int CANDIDATES = 20;

    private final AllocationConditions conditions;
    private final Chance chance;
    private final int stations;
    private final double[] stationX;
    private final double[] stationY;
    private final double[] blockWatts;
    private final int[] channel;
    private final int[] building;
    private final double[] x;
    private final double[] y;
    private final double[] vx;
    private final double[] vy;
    private final float[] shadowing;
    private final double[] inside;
    private final double[] indoorOut;
    private final double[] outdoor;
    private final double noiseWatts;
    private final double wall;
    private final double[] received;

    /** Serving station of each user. */
    final int[] serving;
    /** Bit/s that a block gives each user. */
    final double[] rate;
    /** Bit/s that each user wants. */
    final double[] demand;

    AllocationWorld(AllocationConditions conditions, long seed) {
        this.conditions = conditions;
        chance = new Chance(seed);
        stations = conditions.stations();
        stationX = new double[stations];
        stationY = new double[stations];
        blockWatts = new double[stations];
        channel = new int[stations];
        building = new int[conditions.users()];
        x = new double[conditions.users()];
        y = new double[conditions.users()];
        vx = new double[conditions.users()];
        vy = new double[conditions.users()];
        shadowing = new float[conditions.users() * stations];
        serving = new int[conditions.users()];
        rate = new double[conditions.users()];
        demand = new double[conditions.users()];
        received = new double[stations];
        noiseWatts = PortableMath.watts(NOISE_DBM_PER_HERTZ) * conditions.blockHertz();
        wall = PortableMath.ratio(-WALL_DB);
        inside = table(Environment.INDOOR_HOTSPOT, 3);
        indoorOut = table(Environment.UMI_STREET_CANYON, 3);
        outdoor = table(Environment.UMI_STREET_CANYON, 10);
        placeStations();
        chooseChannels();
        placeUsers();
    }

    // Gain by whole metres.
    private double[] table(Environment environment, double stationMetres) {
        double[] gain = new double[(int) (conditions.areaMetres() * 1.5) + 2];
        for (int d = 0; d < gain.length; d++) {
            gain[d] = PortableMath.ratio(
                    -PathLoss.expectedDb(environment, d, stationMetres, USER_METRES, FREQUENCY_HERTZ));
        }
        return gain;
    }

    // Each station at the best of some places: the one farthest from those that stand already (Mitchell 1991).
    private void placeStations() {
        double side = conditions.areaMetres();
        double margin = BUILDING_METRES / 2;
        for (int s = 0; s < stations; s++) {
            boolean indoor = s < conditions.indoorStations();
            double dbm = indoor ? conditions.indoorDbm() : conditions.outdoorDbm();
            blockWatts[s] = PortableMath.watts(dbm) / conditions.blocks();
            double farthest = -1;
            int kindFrom = indoor ? 0 : conditions.indoorStations();
            for (int k = 0; k < CANDIDATES; k++) {
                double px = margin + (side - 2 * margin) * uniform(s, 2L * k);
                double py = margin + (side - 2 * margin) * uniform(s, 2L * k + 1);
                double near = Double.POSITIVE_INFINITY;
                for (int other = kindFrom; other < s; other++) {
                    near = Math.min(near, Math.hypot(px - stationX[other], py - stationY[other]));
                }
                if (near > farthest) {
                    farthest = near;
                    stationX[s] = px;
                    stationY[s] = py;
                }
            }
        }
    }

    private double uniform(long entity, long index) {
        return chance.uniform(Chance.stream(PLACE, entity), index);
    }

    // The channel on which the nearest station is farthest away.
    private void chooseChannels() {
        for (int s = 0; s < stations; s++) {
            double farthest = -1;
            for (int c = 0; c < conditions.channels(); c++) {
                double near = Double.POSITIVE_INFINITY;
                for (int other = 0; other < s; other++) {
                    if (channel[other] == c) {
                        near = Math.min(near, Math.hypot(stationX[s] - stationX[other], stationY[s] - stationY[other]));
                    }
                }
                if (near > farthest) {
                    farthest = near;
                    channel[s] = c;
                }
            }
        }
    }

    private void placeUsers() {
        for (int u = 0; u < x.length; u++) {
            long entity = (long) stations + u;
            boolean indoor = uniform(entity, 0) < conditions.indoorShare();
            building[u] = indoor ? (int) (uniform(entity, 1) * conditions.indoorStations()) : -1;
            x[u] = low(u, stationX) + (high(u, stationX) - low(u, stationX)) * uniform(entity, 2);
            y[u] = low(u, stationY) + (high(u, stationY) - low(u, stationY)) * uniform(entity, 3);
            double angle = 2 * Math.PI * uniform(entity, 4);
            double metres = STEP_SECONDS * (indoor ? WALK_METRES_PER_SECOND : DRIVE_METRES_PER_SECOND);
            vx[u] = metres * StrictMath.cos(angle);
            vy[u] = metres * StrictMath.sin(angle);
            for (int s = 0; s < stations; s++) {
                double sigma = building[u] == s ? SHADOWING_INSIDE_DB : SHADOWING_OUTSIDE_DB;
                double db = sigma * chance.normal(Chance.stream(SHADOWING, u), s);
                shadowing[u * stations + s] = (float) PortableMath.ratio(db);
            }
        }
    }

    private double low(int u, double[] centre) {
        return building[u] < 0 ? 0 : centre[building[u]] - BUILDING_METRES / 2;
    }

    private double high(int u, double[] centre) {
        return building[u] < 0 ? conditions.areaMetres() : centre[building[u]] + BUILDING_METRES / 2;
    }

    /** Goes on to a step, from 0 in their order: users move, want anew, and are served. */
    void step(int number) {
        for (int u = 0; u < x.length; u++) {
            if (number > 0) {
                move(u);
            }
            double wanted = chance.uniform(Chance.stream(DEMAND, u), number);
            demand[u] = conditions.demandFactor() * conditions.blockHertz() * wanted;
            serve(u);
        }
    }

    private void move(int u) {
        x[u] += vx[u];
        y[u] += vy[u];
        if (x[u] < low(u, stationX) || x[u] > high(u, stationX)) {
            double wallX = x[u] < low(u, stationX) ? low(u, stationX) : high(u, stationX);
            x[u] = 2 * wallX - x[u];
            vx[u] = -vx[u];
        }
        if (y[u] < low(u, stationY) || y[u] > high(u, stationY)) {
            double wallY = y[u] < low(u, stationY) ? low(u, stationY) : high(u, stationY);
            y[u] = 2 * wallY - y[u];
            vy[u] = -vy[u];
        }
    }

    private void serve(int u) {
        int best = 0;
        for (int s = 0; s < stations; s++) {
            received[s] = blockWatts[s] * gain(u, s);
            if (received[s] > received[best]) {
                best = s;
            }
        }
        double interference = noiseWatts;
        for (int s = 0; s < stations; s++) {
            if (s != best && channel[s] == channel[best]) {
                interference += received[s];
            }
        }
        serving[u] = best;
        double efficiency = PortableMath.ln(1 + received[best] / interference) / LN_2;
        rate[u] = conditions.blockHertz() * Math.min(efficiency, conditions.seMax());
    }

    private double gain(int u, int s) {
        double dx = x[u] - stationX[s];
        double dy = y[u] - stationY[s];
        double metres = Math.sqrt(dx * dx + dy * dy);
        boolean indoorStation = s < conditions.indoorStations();
        double fading = shadowing[u * stations + s];
        if (building[u] == s) {
            return fading * at(inside, metres);
        }
        double walls = (indoorStation ? wall : 1) * (building[u] >= 0 ? wall : 1);
        return fading * walls * at(indoorStation ? indoorOut : outdoor, metres);
    }

    private static double at(double[] table, double metres) {
        int k = (int) metres;
        return table[k] + (metres - k) * (table[k + 1] - table[k]);
    }
}
