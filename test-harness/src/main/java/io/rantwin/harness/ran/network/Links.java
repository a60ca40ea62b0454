package io.rantwin.harness.ran.network;

import io.rantwin.harness.ran.chance.Streams;
import io.rantwin.harness.ran.mobility.MobilityKind;
import io.rantwin.harness.ran.mobility.UePositions;
import io.rantwin.harness.ran.radio.Fading;
import io.rantwin.harness.ran.radio.GainMap;
import io.rantwin.harness.ran.radio.LinkConditions;
import io.rantwin.harness.ran.radio.PortableMath;
import io.rantwin.harness.ran.radio.ShadowFading;
import io.rantwin.harness.ran.radio.Surroundings;
import io.rantwin.harness.ran.radio.ThermalNoise;
import io.rantwin.harness.ran.site.Carrier;
import io.rantwin.harness.ran.site.Layout;

/**
 * The radio between all cells and all users: gains, what each cell radiates, and SINR.
 *
 * <p>SINR on a resource block: the serving cell's power over that of the other cells of the carrier, each weighted with the
 * share of its resource blocks that it sent in the step before, plus noise; times fading. A cell that sends nothing still
 * radiates its pilots ({@value #PILOT_SHARE} of its resource elements).
 */
final class Links {
    /** Share of a cell's elements that synchronisation, broadcast and pilots take when no user is served. */
    static final double PILOT_SHARE = 0.04;

    private static final double STEP_SECONDS = RadioNetwork.STEP_MICROS / 1e6;
    private static final double BRANCHES = 4;
    private static final double RICE_FACTOR_DB = 9;
    private static final double CORNER_METRES = 15;

    private final Layout layout;
    private final GroundPlan plan;
    private final Ground ground;
    private final Population population;
    private final UeStates ues;
    private final GainMap gainMap;
    private final LinkConditions conditions;
    private final Fading fading;
    private final int cells;
    private final int carriers;
    private final double[] noiseMilliwatts;
    private final double[] milliwattsPerBlock;
    private final double[] referenceSignalDbm;
    // [carrier * cells + cell]: what interferes there, 0 for cells of other carriers.
    private final float[] interferer;
    private final double[] memory;
    private final double[] position = new double[2];
    private final double[] tilt;
    private final float[] freshDecibels;
    private final float[] freshGain;

    Links(
            NetworkPlan network,
            Ground ground,
            Population population,
            UeStates ues,
            double[] referenceSignalDbm,
            Streams streams) {
        this.layout = network.layout();
        this.plan = network.ground();
        this.ground = ground;
        this.population = population;
        this.ues = ues;
        this.referenceSignalDbm = referenceSignalDbm;
        cells = layout.cells().size();
        carriers = layout.carriers().size();
        conditions = new LinkConditions(layout, streams.of("radio.conditions"));
        gainMap = new GainMap(
                layout,
                new ShadowFading(layout, ShadowFading.MACRO_SITE_CORRELATION, streams.of("radio.shadow")),
                conditions,
                network.antenna());
        fading = new Fading(network.ues(), carriers, BRANCHES, RICE_FACTOR_DB, streams.of("radio.fading"));
        noiseMilliwatts = new double[carriers];
        for (int carrier = 0; carrier < carriers; carrier++) {
            noiseMilliwatts[carrier] = PortableMath.fromDecibels(ThermalNoise.dbm(
                    layout.carriers().get(carrier).resourceBlockHertz(), ThermalNoise.USER_NOISE_FIGURE_DECIBELS));
        }
        milliwattsPerBlock = new double[cells];
        interferer = new float[carriers * cells];
        memory = new double[network.ues() * carriers];
        tilt = new double[cells];
        freshDecibels = new float[cells];
        freshGain = new float[cells];
        for (int cell = 0; cell < cells; cell++) {
            tilt[cell] = layout.sectorOf(cell).electricalTiltDegrees();
        }
        for (int ue = 0; ue < network.ues(); ue++) {
            placed(ue);
        }
    }

    /** What pedestrians receive anywhere. */
    Coverage coverage() {
        return new Coverage(gainMap, this, ues);
    }

    /** Takes over a tilt; true when it changed and all gains are to be worked out again. */
    boolean setTilt(int cell, double degrees) {
        if (tilt[cell] == degrees) {
            return false;
        }
        tilt[cell] = degrees;
        gainMap.setElectricalTilt(cell, degrees);
        return true;
    }

    /** Works out a user's gains at a place that has nothing to do with where it was. */
    void placed(int ue) {
        locate(ue, ues.gainDecibels, ues.gain, ue * cells);
    }

    /**
     * Works out a user's gains after a way. What changes at once on the maps, such as the line of sight at a corner, takes
     * {@value #CORNER_METRES} m to change the signal: gains in decibels go to the new figure exponentially with the way (TR 38.901
     * clause 7.6.3.3 has a soft line of sight for the same reason).
     */
    void moved(int ue, double metres) {
        locate(ue, freshDecibels, freshGain, 0);
        double part = 1 - PortableMath.exp(-metres / CORNER_METRES);
        int from = ue * cells;
        for (int cell = 0; cell < cells; cell++) {
            double before = ues.gainDecibels[from + cell];
            double now = before + part * (freshDecibels[cell] - before);
            ues.gainDecibels[from + cell] = (float) now;
            ues.gain[from + cell] = (float) PortableMath.fromDecibels(now);
        }
    }

    private void locate(int ue, float[] decibels, float[] gain, int offset) {
        UePositions positions = population.positions();
        double u = positions.xMetres()[ue];
        double v = positions.yMetres()[ue];
        position[0] = ground.east(u, v);
        position[1] = ground.north(u, v);
        layout.bringBack(position);
        ues.xMetres[ue] = position[0];
        ues.yMetres[ue] = position[1];
        gainMap.gains(
                position[0],
                position[1],
                positions.heightMetres()[ue],
                surroundings(ue),
                population.depthMetres(ue),
                population.penetrationDeviate(ue),
                decibels,
                gain,
                offset);
        for (int carrier = 0; carrier < carriers; carrier++) {
            memory[ue * carriers + carrier] = Fading.memory(
                    STEP_SECONDS,
                    positions.speedMetresPerSecond()[ue],
                    layout.carriers().get(carrier).frequencyHertz());
        }
    }

    private Surroundings surroundings(int ue) {
        MobilityKind kind = population.kind(ue);
        return switch (kind) {
            case PEDESTRIAN -> Surroundings.OUTDOOR;
            case VEHICULAR -> Surroundings.CAR;
            // The share of 1 says that a building is there; the map says which.
            case INDOOR_STATIC -> conditions.surroundings(position[0], position[1], 1.0, plan.highLossShare());
        };
    }

    /** What a cell radiates from now on [dBm over its carrier]; minus infinity when it is off. */
    void setPower(int cell, double dbm) {
        Carrier carrier = layout.carriers().get(layout.carrierOf(cell));
        double blocks = carrier.resourceBlocks();
        milliwattsPerBlock[cell] = dbm == Double.NEGATIVE_INFINITY ? 0 : PortableMath.fromDecibels(dbm) / blocks;
        referenceSignalDbm[cell] = dbm == Double.NEGATIVE_INFINITY ? dbm : dbm - PortableMath.toDecibels(12.0 * blocks);
    }

    /** Takes over which share of its resource blocks a cell sends, 0 .. 1. */
    void setLoad(int cell, double load) {
        double share = PILOT_SHARE + (1 - PILOT_SHARE) * load;
        interferer[layout.carrierOf(cell) * cells + cell] = (float) (share * milliwattsPerBlock[cell]);
    }

    /** Lets a user's fading on a cell's carrier go on by one step. */
    void fade(int ue, int cell) {
        int carrier = layout.carrierOf(cell);
        fading.step(ue, carrier, memory[ue * carriers + carrier]);
    }

    /** SINR in decibels of a user at a cell with fading. */
    double sinrDecibels(int ue, int cell, double noiseRiseDb) {
        boolean los = conditions.lineOfSight(
                layout.siteOf(cell), ues.xMetres[ue], ues.yMetres[ue], distance(ue, cell), height(ue));
        return meanSinrDecibels(ue, cell, noiseRiseDb) + fading.decibels(ue, layout.carrierOf(cell), los);
    }

    /** SINR in decibels of a user at a cell without fading; minus infinity when the cell is off. */
    double meanSinrDecibels(int ue, int cell, double noiseRiseDb) {
        double ratio = signalToInterferenceAndNoise(ues.gain, ue * cells, cell, noiseRiseDb);
        return ratio > 0 ? PortableMath.toDecibels(ratio) : Double.NEGATIVE_INFINITY;
    }

    /** The same as a ratio, with the gains from {@code from} on. */
    double signalToInterferenceAndNoise(float[] gain, int from, int cell, double noiseRiseDb) {
        int carrier = layout.carrierOf(cell);
        int weights = carrier * cells;
        // Four sums in a fixed order: same bits everywhere, and no chain of dependent additions.
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int other = 0;
        for (; other + 3 < cells; other += 4) {
            a += gain[from + other] * interferer[weights + other];
            b += gain[from + other + 1] * interferer[weights + other + 1];
            c += gain[from + other + 2] * interferer[weights + other + 2];
            d += gain[from + other + 3] * interferer[weights + other + 3];
        }
        for (; other < cells; other++) {
            a += gain[from + other] * interferer[weights + other];
        }
        double own = gain[from + cell] * interferer[weights + cell];
        double interference = Math.max((double) (a + b) + (c + d) - own, 0);
        double noise = noiseMilliwatts[carrier];
        if (noiseRiseDb > 0) {
            noise *= PortableMath.fromDecibels(noiseRiseDb);
        }
        return gain[from + cell] * milliwattsPerBlock[cell] / (interference + noise);
    }

    private double distance(int ue, int cell) {
        layout.displacement(layout.siteOf(cell), ues.xMetres[ue], ues.yMetres[ue], position);
        double metres = Math.sqrt(position[0] * position[0] + position[1] * position[1]);
        return Math.max(metres - population.depthMetres(ue), 0);
    }

    private double height(int ue) {
        return population.positions().heightMetres()[ue];
    }
}
