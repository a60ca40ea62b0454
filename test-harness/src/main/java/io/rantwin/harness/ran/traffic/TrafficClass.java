package io.rantwin.harness.ran.traffic;

/** Kinds of traffic, each with the slice and the quality class it belongs to. One UE has one of them. */
public enum TrafficClass {
    EMBB_FILE(1, 9, true),
    EMBB_VIDEO(1, 6, true),
    URLLC_PERIODIC(2, 82, false),
    MMTC_SPORADIC(3, 9, false),
    VONR(1, 1, false);

    private final int sliceServiceType;
    private final int fiveQi;
    private final boolean divisible;

    TrafficClass(int sliceServiceType, int fiveQi, boolean divisible) {
        this.sliceServiceType = sliceServiceType;
        this.fiveQi = fiveQi;
        this.divisible = divisible;
    }

    /** SST of the S-NSSAI: 1 eMBB, 2 URLLC, 3 MIoT (TS 23.501 table 5.15.2.2-1). Voice runs in the eMBB slice. */
    public int sliceServiceType() {
        return sliceServiceType;
    }

    /** 5QI (TS 23.501 table 5.7.4-1). */
    public int fiveQi() {
        return fiveQi;
    }

    /** Whether what arrives is many packets (a file, a video segment), of which a full buffer loses only some. */
    public boolean isDivisible() {
        return divisible;
    }
}
