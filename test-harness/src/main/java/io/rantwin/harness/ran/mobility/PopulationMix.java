package io.rantwin.harness.ran.mobility;

import io.rantwin.harness.ran.chance.Shares;
import java.util.random.RandomGenerator;

/**
 * How a population moves, as weights. 3GPP's urban studies have 80 % of the users indoors and the others outdoors (TR
 * 38.901 table 7.2-1).
 */
public record PopulationMix(double indoorWeight, double pedestrianWeight, double vehicularWeight) {
    /** 80 % indoors, the others half on foot and half in vehicles. */
    public static final PopulationMix URBAN = new PopulationMix(0.8, 0.1, 0.1);

    /** How many UEs move in a way; the three counts add up to the total. */
    public int count(MobilityKind kind, int total) {
        return Shares.apportion(weights(), total)[index(kind)];
    }

    /** The kind of each UE, in random order, with exactly the counts of {@link #count}. */
    public MobilityKind[] assign(int total, RandomGenerator random) {
        int[] drawn = Shares.assign(weights(), total, random);
        MobilityKind[] kinds = new MobilityKind[total];
        for (MobilityKind kind : MobilityKind.values()) {
            for (int ue = 0; ue < total; ue++) {
                if (drawn[ue] == index(kind)) {
                    kinds[ue] = kind;
                }
            }
        }
        return kinds;
    }

    private double[] weights() {
        return new double[] {indoorWeight, pedestrianWeight, vehicularWeight};
    }

    private static int index(MobilityKind kind) {
        return switch (kind) {
            case INDOOR_STATIC -> 0;
            case PEDESTRIAN -> 1;
            case VEHICULAR -> 2;
        };
    }
}
