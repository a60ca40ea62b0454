package io.rantwin.harness.e2node;

import io.rantwin.codecs.e2ap.GlobalE2nodeId;
import io.rantwin.codecs.e2ap.GlobalGnbId;
import io.rantwin.codecs.identity.Plmn;
import org.jspecify.annotations.Nullable;

/**
 * Which gNB, or which part of one, a simulated node is.
 *
 * @param plmn its PLMN
 * @param gnbId in its low bits
 * @param gnbIdBits 22..32
 * @param gnbCuUpId set when it is a gNB-CU-UP, 0..2^36-1
 * @param gnbDuId set when it is a gNB-DU, 0..2^36-1
 */
public record NodeIdentity(
        Plmn plmn,
        long gnbId,
        int gnbIdBits,
        @Nullable Long gnbCuUpId,
        @Nullable Long gnbDuId) {
    public NodeIdentity {
        if (gnbIdBits < 22 || gnbIdBits > 32) {
            throw new IllegalArgumentException("a gNB id has 22..32 bits, not " + gnbIdBits);
        }
        if (gnbId < 0 || gnbId >>> gnbIdBits != 0) {
            throw new IllegalArgumentException("gNB id " + gnbId + " does not fit into " + gnbIdBits + " bits");
        }
        if (gnbCuUpId != null && gnbDuId != null) {
            throw new IllegalArgumentException("a node is a gNB-CU-UP or a gNB-DU, not both");
        }
    }

    /** A whole gNB, or a gNB-CU-CP. */
    public NodeIdentity(Plmn plmn, long gnbId, int gnbIdBits) {
        this(plmn, gnbId, gnbIdBits, null, null);
    }

    /** As E2AP carries it. */
    public GlobalE2nodeId globalE2nodeId() {
        return new GlobalE2nodeId.Gnb(new GlobalGnbId(plmn, gnbId, gnbIdBits), null, gnbCuUpId, gnbDuId);
    }

    /** Such as {@code gNB 001-01/19b} or {@code gNB 001-01/19b DU 1}. */
    @Override
    public String toString() {
        String part = gnbDuId != null ? " DU " + gnbDuId : gnbCuUpId != null ? " CU-UP " + gnbCuUpId : "";
        return "gNB " + plmn + "/" + Long.toHexString(gnbId) + part;
    }
}
