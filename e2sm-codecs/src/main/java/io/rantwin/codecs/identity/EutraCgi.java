package io.rantwin.codecs.identity;

import io.rantwin.codecs.asn1.SequenceValue;

/**
 * E-UTRA CGI, the identity of an LTE cell (3GPP TS 38.413 9.3.1.9).
 *
 * @param plmnIdentity the PLMN
 * @param eutraCellIdentity 28 bits: eNB id (18 to 28 leading bits) and cell id within the eNB
 */
public record EutraCgi(Plmn plmnIdentity, long eutraCellIdentity) implements CellGlobalId {
    private static final int CELL_BITS = 28;

    public EutraCgi {
        BitNumbers.check("E-UTRA cell identity", eutraCellIdentity, CELL_BITS);
    }

    /** From the IE EUTRA-CGI. */
    public static EutraCgi from(SequenceValue eutraCgi) {
        return new EutraCgi(new Plmn(eutraCgi.octets("pLMNIdentity")), BitNumbers.read(eutraCgi, "eUTRACellIdentity"));
    }

    /** The IE EUTRA-CGI. */
    public SequenceValue toValue() {
        return SequenceValue.builder()
                .set("pLMNIdentity", plmnIdentity.octets())
                .set("eUTRACellIdentity", BitNumbers.write(eutraCellIdentity, CELL_BITS))
                .build();
    }

    /** Such as {@code 001-01/0019b01}: the cell identity in 7 hexadecimal digits. */
    @Override
    public String toString() {
        return "%s/%07x".formatted(plmnIdentity, eutraCellIdentity);
    }
}
