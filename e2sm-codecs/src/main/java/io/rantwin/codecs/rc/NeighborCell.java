package io.rantwin.codecs.rc;

import io.rantwin.codecs.identity.EutraCgi;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.per.Octets;

/** NeighborCell-Item: a row of the neighbour table. Immutable. */
public sealed interface NeighborCell permits NeighborCell.Nr, NeighborCell.Eutra, UnrecognizedAlternative {
    /** Duplex mode. */
    enum NrMode implements Named {
        FDD("fdd"),
        TDD("tdd");

        private final String asn1Name;

        NrMode(String asn1Name) {
            this.asn1Name = asn1Name;
        }

        @Override
        public String asn1Name() {
            return asn1Name;
        }
    }

    /**
     * An NR cell.
     *
     * @param nrCgi its identity
     * @param nrPci 0..1007
     * @param fiveGsTac tracking area code, 3 octets
     * @param mode duplex mode
     * @param frequency carrier and bands
     * @param x2XnEstablished whether X2 or Xn runs to its node
     * @param hoValidated whether handover to it has been validated
     * @param version of the entry, 1..65535
     */
    record Nr(
            NrCgi nrCgi,
            int nrPci,
            Octets fiveGsTac,
            NrMode mode,
            NrFrequencyInfo frequency,
            boolean x2XnEstablished,
            boolean hoValidated,
            long version)
            implements NeighborCell {}

    /**
     * An E-UTRA cell.
     *
     * @param eutraCgi its identity
     * @param eutraPci 0..503
     * @param eutraArfcn 0..65535
     * @param eutraTac tracking area code, 2 octets
     * @param x2XnEstablished whether X2 or Xn runs to its node
     * @param hoValidated whether handover to it has been validated
     * @param version of the entry, 1..65535
     */
    record Eutra(
            EutraCgi eutraCgi,
            int eutraPci,
            int eutraArfcn,
            Octets eutraTac,
            boolean x2XnEstablished,
            boolean hoValidated,
            long version)
            implements NeighborCell {}
}
