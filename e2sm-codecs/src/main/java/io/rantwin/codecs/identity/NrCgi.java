package io.rantwin.codecs.identity;

import io.rantwin.codecs.asn1.SequenceValue;

/**
 * NR CGI, the identity of an NR cell (3GPP TS 38.413 9.3.1.7).
 *
 * @param plmnIdentity the PLMN
 * @param nrCellIdentity 36 bits: gNB id (22 to 32 leading bits) and cell id within the gNB
 */
public record NrCgi(Plmn plmnIdentity, long nrCellIdentity) implements CellGlobalId {
    private static final int CELL_BITS = 36;

    public NrCgi {
        BitNumbers.check("NR cell identity", nrCellIdentity, CELL_BITS);
    }

    /** From the IE NR-CGI. */
    public static NrCgi from(SequenceValue nrCgi) {
        return new NrCgi(new Plmn(nrCgi.octets("pLMNIdentity")), BitNumbers.read(nrCgi, "nRCellIdentity"));
    }

    /** The IE NR-CGI. */
    public SequenceValue toValue() {
        return SequenceValue.builder()
                .set("pLMNIdentity", plmnIdentity.octets())
                .set("nRCellIdentity", BitNumbers.write(nrCellIdentity, CELL_BITS))
                .build();
    }

    /** Such as {@code 001-01/000066c000}: the cell identity in 9 hexadecimal digits. */
    @Override
    public String toString() {
        return "%s/%09x".formatted(plmnIdentity, nrCellIdentity);
    }
}
