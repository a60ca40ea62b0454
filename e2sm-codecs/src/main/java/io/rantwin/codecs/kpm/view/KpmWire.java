package io.rantwin.codecs.kpm.view;

/**
 * The layouts of E2SM-KPM indications that the view reads. Messages of v01.00 are built quite differently (containers
 * instead of measurements) and go through the record decoder.
 */
public enum KpmWire {
    /** E2SM-KPM v02.03: time stamp of 4 octets. */
    V2(4, 3),
    /** E2SM-KPM v03.00: time stamp of 8 octets. */
    V3(8, 3),
    /** E2SM-KPM v04.00: two more labels, record value {@code notSatisfied}, radio identities of UEs. */
    V4(8, 5);

    private final int timeStampOctets;
    private final int labelAdditions;

    KpmWire(int timeStampOctets, int labelAdditions) {
        this.timeStampOctets = timeStampOctets;
        this.labelAdditions = labelAdditions;
    }

    /** Octets of {@code colletStartTime}: 4 or 8. */
    public int timeStampOctets() {
        return timeStampOctets;
    }

    /** Extension additions of MeasurementLabel that this version defines. */
    int labelAdditions() {
        return labelAdditions;
    }

    /** Whether record values may be {@code notSatisfied}, and UE identities carry a cell-RNTI. */
    boolean isV4() {
        return this == V4;
    }

    /**
     * The layout of a major version.
     *
     * @param major 2, 3 or 4
     * @throws IllegalArgumentException for any other
     */
    public static KpmWire ofMajor(int major) {
        return switch (major) {
            case 2 -> V2;
            case 3 -> V3;
            case 4 -> V4;
            default -> throw new IllegalArgumentException("E2SM-KPM version " + major + "; the view reads 2, 3 and 4");
        };
    }
}
