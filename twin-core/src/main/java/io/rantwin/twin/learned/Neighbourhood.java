package io.rantwin.twin.learned;

/**
 * Neighbour relations for graph mixing: for every cell its neighbours with weights of sum 1, or none. Flat: the neighbours of cell i
 * are entries {@code offset[i]..offset[i + 1] - 1}. Immutable by agreement, like the weights.
 */
public final class Neighbourhood {
    final int[] offset;
    final int[] neighbour;
    final float[] weight;

    private Neighbourhood(int[] offset, int[] neighbour, float[] weight) {
        this.offset = offset;
        this.neighbour = neighbour;
        this.weight = weight;
    }

    /** Cells without neighbours. */
    public static Neighbourhood none(int cells) {
        return new Neighbourhood(new int[cells + 1], new int[0], new float[0]);
    }

    /**
     * From lists of neighbours and their strengths (handover counts, coupling gains), which are divided by their sum a cell. Strengths
     * that are not above 0, neighbours outside the range and the cell itself are left out.
     *
     * @param neighbours {@code [cell][]} indices
     * @param strengths of the same shape
     */
    public static Neighbourhood of(int[][] neighbours, double[][] strengths) {
        int cells = neighbours.length;
        int total = 0;
        for (int[] list : neighbours) {
            total += list.length;
        }
        int[] offset = new int[cells + 1];
        int[] neighbour = new int[total];
        float[] weight = new float[total];
        int at = 0;
        for (int i = 0; i < cells; i++) {
            double sum = 0;
            for (int e = 0; e < neighbours[i].length; e++) {
                sum += strength(neighbours, strengths, i, e);
            }
            for (int e = 0; e < neighbours[i].length; e++) {
                double strength = strength(neighbours, strengths, i, e);
                if (strength > 0) {
                    neighbour[at] = neighbours[i][e];
                    weight[at++] = (float) (strength / sum);
                }
            }
            offset[i + 1] = at;
        }
        return new Neighbourhood(offset, neighbour, weight);
    }

    private static double strength(int[][] neighbours, double[][] strengths, int cell, int entry) {
        int other = neighbours[cell][entry];
        boolean usable = other >= 0 && other < neighbours.length && other != cell;
        double strength = usable ? strengths[cell][entry] : 0;
        return strength > 0 && strength < Double.POSITIVE_INFINITY ? strength : 0;
    }

    /** How many neighbours a cell has. */
    public int neighbours(int cell) {
        return offset[cell + 1] - offset[cell];
    }

    /** The n-th neighbour of a cell, from 0 on. */
    public int neighbour(int cell, int n) {
        return neighbour[offset[cell] + n];
    }

    /** Its weight; those of all neighbours of a cell add up to 1. */
    public float weight(int cell, int n) {
        return weight[offset[cell] + n];
    }

    /** Number of cells. */
    public int cells() {
        return offset.length - 1;
    }
}
