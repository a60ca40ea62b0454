package io.rantwin.twin.anomaly;

/** Kinds of trouble, with how likely one is a cause rather than a consequence of trouble elsewhere. */
public enum FaultKind {
    /** On the air by its own account, but carrying nothing. */
    SLEEPING_CELL(1.0),
    /** Reports contradict each other, the neighbours, or never change. */
    LIAR_CELL(1.0),
    /** Temperature or hardware errors rise beyond their prediction. */
    HARDWARE_TREND(1.0),
    /** Bits per PRB fall while noise or block errors rise. */
    INTERFERENCE(0.7),
    /** Bits per PRB fall slowly, nothing else explains it. */
    DEGRADATION(0.6),
    /** More load than predicted: often what a neighbour's failure looks like from here. */
    LOAD_SURGE(0.2);

    private final double causeWeight;

    FaultKind(double causeWeight) {
        this.causeWeight = causeWeight;
    }

    /** 0..1, used in the ranking of causes. */
    double causeWeight() {
        return causeWeight;
    }
}
