package io.rantwin.harness.ran.node;

import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.harness.ran.energy.PowerState;
import java.time.Instant;

/**
 * How the cells of a network become E2 nodes: one gNB for each site.
 *
 * @param plmn of all nodes, cells and slices
 * @param firstGnbId of the first site; the others follow
 * @param gnbIdBits 22..32; what is left of 36 bits tells the cells of a site apart
 * @param isSplit whether each gNB is three nodes (CU-CP, CU-UP, DU) instead of one
 * @param e2ap what the nodes speak
 * @param kpm what the nodes speak
 * @param start network time zero
 * @param energySavingState where a cell goes that is told to save energy by E2SM-CCC
 */
public record NodePlan(
        Plmn plmn,
        long firstGnbId,
        int gnbIdBits,
        boolean isSplit,
        E2apVersion e2ap,
        KpmVersion kpm,
        Instant start,
        PowerState energySavingState) {
    /** PLMN 001-01, monolithic gNBs from 1 on with ids of 22 bits, E2AP v02.03, E2SM-KPM v03.00, a Monday. */
    public static final NodePlan DEFAULT = new NodePlan(
            Plmn.of("001", "01"),
            1,
            22,
            false,
            E2apVersion.V02_03,
            KpmVersion.V3_00,
            Instant.parse("2026-01-05T00:00:00Z"),
            PowerState.DEEP_SLEEP);

    /** Checks the state that is to save energy. */
    public NodePlan {
        if (energySavingState.isServing()) {
            throw new IllegalArgumentException(
                    "a cell that saves energy does not serve, unlike in " + energySavingState);
        }
    }

    /** The same with CU-CP, CU-UP and DU for each gNB. */
    public NodePlan split() {
        return new NodePlan(plmn, firstGnbId, gnbIdBits, true, e2ap, kpm, start, energySavingState);
    }
}
