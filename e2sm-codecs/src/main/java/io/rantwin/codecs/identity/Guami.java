package io.rantwin.codecs.identity;

import io.rantwin.codecs.asn1.SequenceValue;

/**
 * GUAMI, the identity of an AMF (3GPP TS 38.413 9.3.3.3).
 *
 * @param plmnIdentity the PLMN
 * @param amfRegionId 0..255
 * @param amfSetId 0..1023
 * @param amfPointer 0..63
 */
public record Guami(Plmn plmnIdentity, int amfRegionId, int amfSetId, int amfPointer) {
    public Guami {
        BitNumbers.check("AMF region", amfRegionId, 8);
        BitNumbers.check("AMF set", amfSetId, 10);
        BitNumbers.check("AMF pointer", amfPointer, 6);
    }

    /** From the IE GUAMI. */
    public static Guami from(SequenceValue guami) {
        return new Guami(
                new Plmn(guami.octets("pLMNIdentity")),
                (int) BitNumbers.read(guami, "aMFRegionID"),
                (int) BitNumbers.read(guami, "aMFSetID"),
                (int) BitNumbers.read(guami, "aMFPointer"));
    }

    /** The IE GUAMI. */
    public SequenceValue toValue() {
        return SequenceValue.builder()
                .set("pLMNIdentity", plmnIdentity.octets())
                .set("aMFRegionID", BitNumbers.write(amfRegionId, 8))
                .set("aMFSetID", BitNumbers.write(amfSetId, 10))
                .set("aMFPointer", BitNumbers.write(amfPointer, 6))
                .build();
    }
}
