package io.rantwin.harness.e2node;

import io.rantwin.codecs.e2ap.GlobalE2nodeId;
import io.rantwin.codecs.e2ap.GlobalGnbId;
import io.rantwin.codecs.identity.Plmn;

/**
 * Which gNB a simulated node is.
 *
 * @param plmn its PLMN
 * @param gnbId in its low bits
 * @param gnbIdBits 22..32
 */
public record NodeIdentity(Plmn plmn, long gnbId, int gnbIdBits) {
    public NodeIdentity {
        if (gnbIdBits < 22 || gnbIdBits > 32) {
            throw new IllegalArgumentException("a gNB id has 22..32 bits, not " + gnbIdBits);
        }
        if (gnbId < 0 || gnbId >>> gnbIdBits != 0) {
            throw new IllegalArgumentException("gNB id " + gnbId + " does not fit into " + gnbIdBits + " bits");
        }
    }

    /** As E2AP carries it. */
    public GlobalE2nodeId globalE2nodeId() {
        return new GlobalE2nodeId.Gnb(new GlobalGnbId(plmn, gnbId, gnbIdBits), null, null, null);
    }

    /** Such as {@code gNB 001-01/19b}. */
    @Override
    public String toString() {
        return "gNB " + plmn + "/" + Long.toHexString(gnbId);
    }
}
