package io.rantwin.twin.enforcement;

/** What can be turned in a cell. Which of them an interface offers differs from node to node. */
public enum Lever {
    /** Put the cell to sleep and wake it. */
    CELL_STATE,
    /** Shares of its PRBs for slices ({@code RRMPolicyRatio}). */
    SLICE_QUOTA,
    /** Hand over a single UE. */
    HANDOVER,
    /** {@code cellIndividualOffset} towards a neighbour. */
    OFFSET,
    /** Transmit power. */
    POWER,
    /** Electrical tilt. */
    TILT;

    /** In words, to stand behind "nothing offers". */
    public String words() {
        return switch (this) {
            case CELL_STATE -> "putting cells to sleep";
            case SLICE_QUOTA -> "PRB shares of slices";
            case HANDOVER -> "handing over single UEs";
            case OFFSET -> "cell individual offsets";
            case POWER -> "transmit power";
            case TILT -> "electrical tilt";
        };
    }
}
