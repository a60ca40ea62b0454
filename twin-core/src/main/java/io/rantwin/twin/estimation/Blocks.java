package io.rantwin.twin.estimation;

/** Independent parts of the process noise; each has its own bounded factor, since each has a measurement that shows it. */
final class Blocks {
    static final int TRAFFIC = 0;
    static final int EFFICIENCY = 1;
    static final int USERS = 2;
    static final int BACKLOG = 3;
    static final int TEMPERATURE = 4;
    static final int COUNT = 5;

    private static final int PRB = MeasurementSlot.PRB_TOT_DL.index();
    private static final int VOLUME = MeasurementSlot.VOLUME_DL.index();
    private static final int THROUGHPUT = MeasurementSlot.UE_THP_DL.index();
    private static final int ACTIVE = MeasurementSlot.ACTIVE_UE_DL.index();
    private static final int CONNECTED = MeasurementSlot.CONN_MEAN.index();
    private static final int WARM = MeasurementSlot.TEMPERATURE.index();

    private Blocks() {}

    /** Measurement whose innovations should be white when the block's noise is right, or -1 when the report has none. */
    static int witness(int block, int mask) {
        boolean volume = (mask & 1 << VOLUME) != 0;
        return switch (block) {
            case TRAFFIC -> volume ? VOLUME : present(PRB, mask);
            case EFFICIENCY -> volume ? present(PRB, mask) : -1;
            case USERS -> present(CONNECTED, mask);
            case BACKLOG -> present(ACTIVE, mask) >= 0 ? ACTIVE : present(THROUGHPUT, mask);
            default -> present(WARM, mask);
        };
    }

    private static int present(int slot, int mask) {
        return (mask & 1 << slot) != 0 ? slot : -1;
    }
}
