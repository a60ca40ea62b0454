package io.rantwin.codecs.identity;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.BitStringValue;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.asn1.Value.OpaqueValue;
import io.rantwin.codecs.per.Octets;

/**
 * Identity of a base station (GlobalGNB-ID, GlobalNgENB-ID, GlobalENB-ID of O-RAN E2SM; 3GPP TS 38.413 9.3.1.6, 9.3.1.8,
 * TS 36.413 9.2.1.37).
 *
 * @param kind which of the IEs
 * @param plmnIdentity the PLMN
 * @param format alternative of the node id as the standard names it, such as {@code gNB-ID} or {@code macro-eNB-ID};
 *     {@code extension-N} for one that only a newer version has
 * @param nodeId left-aligned bits; contents of the open type for {@code extension-N}
 * @param nodeIdBits number of bits, 18..32
 */
public record GlobalNodeId(Kind kind, Plmn plmnIdentity, String format, Octets nodeId, int nodeIdBits)
        implements GlobalNgRanNodeId {
    /** Technology of a base station. */
    public enum Kind {
        GNB("gNB-ID", "gNB"),
        NG_ENB("ngENB-ID", "ng-eNB"),
        ENB("eNB-ID", "");

        private final String member;
        private final String ngRanAlternative;

        Kind(String member, String ngRanAlternative) {
            this.member = member;
            this.ngRanAlternative = ngRanAlternative;
        }

        String ngRanAlternative() {
            if (ngRanAlternative.isEmpty()) {
                throw new IllegalArgumentException(this + " is no NG-RAN node");
            }
            return ngRanAlternative;
        }
    }

    /** A gNB; {@code bits} is 22..32. */
    public static GlobalNodeId gnb(Plmn plmn, long gnbId, int bits) {
        BitNumbers.check("gNB id", gnbId, bits);
        return new GlobalNodeId(
                Kind.GNB, plmn, "gNB-ID", BitNumbers.write(gnbId, bits).bits(), bits);
    }

    /** From the IE that {@code kind} names. */
    public static GlobalNodeId from(Kind kind, SequenceValue global) {
        var plmn = new Plmn(global.octets("pLMNIdentity"));
        ChoiceValue id = global.choice(kind.member);
        return switch (id.value()) {
            case BitStringValue(Octets bits, int length) ->
                new GlobalNodeId(kind, plmn, id.alternative(), bits, length);
            case OpaqueValue(Octets contents) ->
                new GlobalNodeId(kind, plmn, id.alternative(), contents, contents.length() << 3);
            default -> throw new IllegalArgumentException("node id " + id);
        };
    }

    /** The IE that {@link #kind} names. */
    public SequenceValue toValue() {
        Value id = format.startsWith(Value.UNKNOWN_EXTENSION) ? new OpaqueValue(nodeId) : new BitStringValue(nodeId, nodeIdBits);
        return SequenceValue.builder()
                .set("pLMNIdentity", plmnIdentity.octets())
                .set(kind.member, new ChoiceValue(format, id))
                .build();
    }
}
