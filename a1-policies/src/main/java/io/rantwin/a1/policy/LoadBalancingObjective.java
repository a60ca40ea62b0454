package io.rantwin.a1.policy;

import org.jspecify.annotations.Nullable;

/**
 * Load that a cell is to have in one direction.
 *
 * @param targetPrbUsagePercent share of PRBs in use, 0..100
 * @param prbUsageType which share is meant
 */
public record LoadBalancingObjective(double targetPrbUsagePercent, PrbUsageType prbUsageType) {
    /** Shares of PRBs, with their numbers on the wire. */
    public enum PrbUsageType {
        CELL_MEAN(1),
        CELL_PEAK(2),
        SLICE_MEAN(3),
        SLICE_PEAK(4);

        private final int number;

        PrbUsageType(int number) {
            this.number = number;
        }

        /** Number on the wire, 1..4. */
        public int number() {
            return number;
        }

        /** The type of a number, or {@code null} when there is none. */
        public static @Nullable PrbUsageType of(int number) {
            for (PrbUsageType type : values()) {
                if (type.number == number) {
                    return type;
                }
            }
            return null;
        }

        /** Whether it is about the slice of the scope, else about the whole cell. */
        public boolean isOfSlice() {
            return this == SLICE_MEAN || this == SLICE_PEAK;
        }
    }
}
