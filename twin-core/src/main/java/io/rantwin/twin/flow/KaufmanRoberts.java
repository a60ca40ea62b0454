package io.rantwin.twin.flow;

/**
 * Blocking of guaranteed-bit-rate classes that reserve different amounts of one capacity, complete sharing (Kaufman 1981, Roberts
 * 1981): q(c) c = sum over k of a_k b_k q(c - b_k), q the law of the occupied units. Used for URLLC and voice slices, in PRBs or any
 * other unit. Immutable; construction allocates, the questions do not.
 */
public final class KaufmanRoberts {
    private static final int MOST_UNITS = 100_000;

    private final int capacityUnits;
    private final double[] occupied;

    /**
     * Solves for the law of occupied units.
     *
     * @param capacityUnits 1..1e5
     * @param offeredErlang of each class, 0 or more
     * @param unitsPerCall of each class, 1 or more
     */
    public KaufmanRoberts(int capacityUnits, double[] offeredErlang, int[] unitsPerCall) {
        if (capacityUnits < 1 || capacityUnits > MOST_UNITS || offeredErlang.length != unitsPerCall.length) {
            throw new IllegalArgumentException(
                    "capacity " + capacityUnits + " must be 1.." + MOST_UNITS + " units, and " + offeredErlang.length
                            + " offered loads must meet as many sizes, not " + unitsPerCall.length);
        }
        for (int k = 0; k < unitsPerCall.length; k++) {
            if (unitsPerCall[k] < 1 || !(offeredErlang[k] >= 0) || offeredErlang[k] > 1e9) {
                throw new IllegalArgumentException("class " + k + " offers " + offeredErlang[k] + " Erlang of "
                        + unitsPerCall[k] + " units, must be 0..1e9 Erlang of 1 unit or more");
            }
        }
        this.capacityUnits = capacityUnits;
        this.occupied = law(capacityUnits, offeredErlang, unitsPerCall);
    }

    private static double[] law(int capacityUnits, double[] offered, int[] units) {
        double[] q = new double[capacityUnits + 1];
        q[0] = 1;
        double sum = 1;
        for (int c = 1; c <= capacityUnits; c++) {
            double weight = 0;
            for (int k = 0; k < units.length; k++) {
                if (units[k] <= c) {
                    weight += offered[k] * units[k] * q[c - units[k]];
                }
            }
            q[c] = weight / c;
            sum += q[c];
            if (sum > 1e200) {
                // Only ratios matter: scale down before the terms overflow (heavy offered load).
                for (int i = 0; i <= c; i++) {
                    q[i] *= 1e-200;
                }
                sum *= 1e-200;
            }
        }
        for (int c = 0; c <= capacityUnits; c++) {
            q[c] /= sum;
        }
        return q;
    }

    /** Probability that exactly this many units are occupied; 0 outside 0..capacity. */
    public double probabilityOccupied(int units) {
        return units < 0 || units > capacityUnits ? 0 : occupied[units];
    }

    /** Probability that a call of this size finds too little free capacity. */
    public double blocking(int unitsOfCall) {
        double blocked = 0;
        for (int c = Math.max(0, capacityUnits - unitsOfCall + 1); c <= capacityUnits; c++) {
            blocked += occupied[c];
        }
        return blocked;
    }

    /** Mean occupied units: what is taken from the elastic traffic beside. */
    public double meanOccupiedUnits() {
        double mean = 0;
        for (int c = 1; c <= capacityUnits; c++) {
            mean += c * occupied[c];
        }
        return mean;
    }
}
