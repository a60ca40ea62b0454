package io.rantwin.twin.propagation;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.topology.Environment;

/**
 * Loss into the building that a user is in: outdoor-to-indoor penetration of TR 38.901 clause 7.4.3.1, frequency by frequency
 * for the same walls, so that a place that a low carrier still reaches may be out of the reach of a high one. With f in GHz,
 * losses of materials (table 7.4.3-1) are {@code 2 + 0.2 f} for glass, {@code 23 + 0.3 f} for coated glass and {@code 5 + 4 f}
 * for concrete, in dB, and
 *
 * <pre>
 * low loss:   5 - 10 log10(0.3 * 10^(-glass/10)  + 0.7 * 10^(-concrete/10)),  deviation 4.4 dB
 * high loss:  5 - 10 log10(0.7 * 10^(-coated/10) + 0.3 * 10^(-concrete/10)),  deviation 6.5 dB
 * inside:     0.5 dB a metre, over the smaller of two uniform distances up to 25 m, in the country 10 m
 * </pre>
 *
 * <p>Stations of an indoor hot spot are in the building themselves.
 */
final class BuildingLoss {
    /** Of a place without walls. */
    static final BuildingLoss OUTDOORS = new BuildingLoss(false, false, 0, 0);

    private static final int PURPOSE = 0xB11D;
    private static final double DEEPEST_METRES = 25;
    private static final double DEEPEST_IN_THE_COUNTRY_METRES = 10;
    private static final double INSIDE_DB_PER_METRE = 0.5;
    private static final double LOW_DEVIATION_DB = 4.4;
    private static final double HIGH_DEVIATION_DB = 6.5;
    private static final double HERTZ_OF_A_GIGAHERTZ = 1e9;

    private final boolean isIndoors;
    private final boolean isHigh;
    /** How deep inside, as a share of the deepest. */
    private final double depth;

    private final double luckDb;

    private BuildingLoss(boolean isIndoors, boolean isHigh, double depth, double luckDb) {
        this.isIndoors = isIndoors;
        this.isHigh = isHigh;
        this.depth = depth;
        this.luckDb = luckDb;
    }

    /** Of one place; the same place of the same seed has the same walls. */
    static BuildingLoss of(Chance chance, long place, RadioOptions options) {
        long stream = Chance.stream(PURPOSE, 0);
        if (options.indoorShare() == 0 || chance.uniform(stream, 4 * place) >= options.indoorShare()) {
            return OUTDOORS;
        }
        boolean isHigh = chance.uniform(stream, 4 * place + 1) < options.highLossShare();
        double depth = Math.min(chance.uniform(stream, 4 * place + 2), chance.uniform(stream, 4 * place + 3));
        double luck = (isHigh ? HIGH_DEVIATION_DB : LOW_DEVIATION_DB) * chance.normal(Chance.stream(PURPOSE, 1), place);
        return new BuildingLoss(true, isHigh, depth, luck);
    }

    /** Loss in dB towards a station of an environment, at least 0. */
    double decibels(Environment environment, double hertz) {
        if (!isIndoors || environment == Environment.INDOOR_HOTSPOT) {
            return 0;
        }
        double ghz = hertz / HERTZ_OF_A_GIGAHERTZ;
        double concrete = through(5 + 4 * ghz);
        double wall =
                isHigh ? 0.7 * through(23 + 0.3 * ghz) + 0.3 * concrete : 0.3 * through(2 + 0.2 * ghz) + 0.7 * concrete;
        double metres = depth * (environment == Environment.RMA ? DEEPEST_IN_THE_COUNTRY_METRES : DEEPEST_METRES);
        return Math.max(0, 5 - PortableMath.decibels(wall) + INSIDE_DB_PER_METRE * metres + luckDb);
    }

    private static double through(double decibels) {
        return PortableMath.ratio(-decibels);
    }
}
