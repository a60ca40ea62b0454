package io.rantwin.twin.learned;

/** What a layer sees of the forecaster for one batch of rows. Reused from batch to batch. */
final class Batch {
    /** Cell of each row, from {@link #first}. */
    int[] cells = new int[0];

    int first;
    int rows;
    /** This layer's states, [cell][stateSize]. */
    float[] state = new float[0];
    /** Steps each cell has made before this one. */
    final long[] steps;
    /** Four rooms of {@code rows x scratchSize} floats. */
    final float[] scratch;

    final float[] scratchB;
    final float[] scratchC;
    final float[] scratchD;
    final Neighbourhood neighbourhood;
    /** Number of the step in which neighbours could last read each cell; 0 for never. */
    final long[] heard;
    /** Number of this step, from 1 on. */
    long step;
    /** Neighbours so far that could not be read. */
    long missingNeighbours;

    Batch(long[] steps, int scratchFloats, Neighbourhood neighbourhood) {
        this.steps = steps;
        this.scratch = new float[scratchFloats];
        this.scratchB = new float[scratchFloats];
        this.scratchC = new float[scratchFloats];
        this.scratchD = new float[scratchFloats];
        this.neighbourhood = neighbourhood;
        this.heard = new long[steps.length];
    }

    /** Whether neighbours may read a cell in this step. */
    boolean isHeard(int cell) {
        return heard[cell] == step;
    }

    int cell(int row) {
        return cells[first + row];
    }

    /** Copies {@code count} floats of every row's state, from {@code offset} of the state, into rows of {@code to}. */
    void gather(int stateSize, int offset, int count, float[] to) {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(state, cell(r) * stateSize + offset, to, r * count, count);
        }
    }

    /** The way back of {@link #gather}. */
    void scatter(float[] from, int stateSize, int offset, int count) {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(from, r * count, state, cell(r) * stateSize + offset, count);
        }
    }
}
