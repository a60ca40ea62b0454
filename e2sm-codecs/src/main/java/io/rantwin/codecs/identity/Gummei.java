package io.rantwin.codecs.identity;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.per.Octets;

/**
 * GUMMEI, the identity of an MME (3GPP TS 36.413 9.2.3.9).
 *
 * @param plmnIdentity the PLMN
 * @param mmeGroupId 0..65535
 * @param mmeCode 0..255
 */
public record Gummei(Plmn plmnIdentity, int mmeGroupId, int mmeCode) {
    public Gummei {
        BitNumbers.check("MME group", mmeGroupId, 16);
        BitNumbers.check("MME code", mmeCode, 8);
    }

    /** From the IE GUMMEI. */
    public static Gummei from(SequenceValue gummei) {
        return new Gummei(
                new Plmn(gummei.octets("pLMN-Identity")),
                (int) gummei.octets("mME-Group-ID").toUnsignedLong(),
                (int) gummei.octets("mME-Code").toUnsignedLong());
    }

    /** The IE GUMMEI. */
    public SequenceValue toValue() {
        return SequenceValue.builder()
                .set("pLMN-Identity", plmnIdentity.octets())
                .set("mME-Group-ID", Octets.of((byte) (mmeGroupId >> 8), (byte) mmeGroupId))
                .set("mME-Code", Octets.of((byte) mmeCode))
                .build();
    }
}
