package io.rantwin.codecs.kpm.view;

import io.rantwin.codecs.kpm.KpmVersion;
import org.jspecify.annotations.Nullable;

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

    /** Octets of {@code collectionStartTime}: 4 or 8. */
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
     * The layout of a version; {@code null} for v01.00 and the drafts of v02, whose messages only the record decoder reads.
     */
    public static @Nullable KpmWire of(KpmVersion version) {
        return switch (version) {
            case V1_00, V2_00, V2_01 -> null;
            case V2_03 -> V2;
            case V3_00 -> V3;
            case V4_00 -> V4;
        };
    }
}
