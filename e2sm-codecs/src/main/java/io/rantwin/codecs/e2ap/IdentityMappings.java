package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.BitStringValue;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.e2ap.EnbId.Kind;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.per.PerException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Mappings of the identities of RICs, E2 nodes and base stations. */
final class IdentityMappings {
    static final Mapping<GlobalRicId> GLOBAL_RIC_ID =
            new Mapping<>(IdentityMappings::readRic, IdentityMappings::writeRic);
    static final Mapping<GlobalE2nodeId> GLOBAL_E2NODE_ID =
            new Mapping<>(IdentityMappings::readNode, IdentityMappings::writeNode);

    private static final int RIC_ID_BITS = 20;

    private IdentityMappings() {}

    private static GlobalRicId readRic(Value value, Reading in) {
        SequenceValue ric = in.sequence(value);
        return new GlobalRicId(plmn(ric, "pLMN-Identity"), (int) number(ric.get("ric-ID")));
    }

    private static Value writeRic(GlobalRicId ric, Writing out) throws PerException {
        return SequenceValue.of(
                "pLMN-Identity", Value.of(ric.plmn().octets()), "ric-ID", out.bitString(ric.ricId(), RIC_ID_BITS));
    }

    private static GlobalE2nodeId readNode(Value value, Reading in) throws NotUnderstoodException {
        var choice = (ChoiceValue) value;
        if (!(choice.value() instanceof SequenceValue)) {
            throw new NotUnderstoodException();
        }
        SequenceValue node = in.sequence(choice.value());
        return switch (choice.alternative()) {
            case "gNB" ->
                new GlobalE2nodeId.Gnb(
                        readGnb(node.get("global-gNB-ID"), in),
                        readOptionalEnGnb(node.find("global-en-gNB-ID"), in),
                        node.findInteger("gNB-CU-UP-ID"),
                        node.findInteger("gNB-DU-ID"));
            case "en-gNB" ->
                new GlobalE2nodeId.EnGnb(
                        readEnGnb(node.get(enGnbMember(in.version())), in),
                        node.findInteger("en-gNB-CU-UP-ID"),
                        node.findInteger("en-gNB-DU-ID"));
            case "ng-eNB" ->
                new GlobalE2nodeId.NgEnb(
                        readNgEnb(node.get("global-ng-eNB-ID"), in),
                        readOptionalEnb(node.find("global-eNB-ID"), in),
                        node.findInteger("ngENB-DU-ID"));
            case "eNB" -> new GlobalE2nodeId.Enb(readEnb(node.get("global-eNB-ID"), in));
            default -> throw new NotUnderstoodException();
        };
    }

    private static Value writeNode(GlobalE2nodeId id, Writing out) throws PerException {
        var node = SequenceValue.builder();
        switch (id) {
            case GlobalE2nodeId.Gnb gnb -> {
                node.set("global-gNB-ID", writeGnb(gnb.globalGnbId(), out))
                        .set("global-en-gNB-ID", writeOptionalEnGnb(gnb.globalEnGnbId(), out))
                        .set("gNB-CU-UP-ID", gnb.gnbCuUpId())
                        .set("gNB-DU-ID", gnb.gnbDuId());
                return Value.choice("gNB", node.build());
            }
            case GlobalE2nodeId.EnGnb gnb -> {
                node.set(enGnbMember(out.version()), writeEnGnb(gnb.globalEnGnbId(), out))
                        .set("en-gNB-CU-UP-ID", gnb.enGnbCuUpId())
                        .set("en-gNB-DU-ID", gnb.enGnbDuId());
                return Value.choice("en-gNB", node.build());
            }
            case GlobalE2nodeId.NgEnb enb -> {
                node.set("global-ng-eNB-ID", writeNgEnb(enb.globalNgEnbId(), out))
                        .set("global-eNB-ID", writeOptionalEnb(enb.globalEnbId(), out))
                        .set("ngENB-DU-ID", enb.ngEnbDuId());
                return Value.choice("ng-eNB", node.build());
            }
            case GlobalE2nodeId.Enb enb -> {
                node.set("global-eNB-ID", writeEnb(enb.globalEnbId(), out));
                return Value.choice("eNB", node.build());
            }
        }
    }

    private static String enGnbMember(E2apVersion version) {
        return version == E2apVersion.V01_01 ? "global-gNB-ID" : "global-en-gNB-ID";
    }

    static GlobalGnbId readGnb(Value value, Reading in) throws NotUnderstoodException {
        SequenceValue gnb = in.sequence(value);
        BitStringValue id = bits(gnb.choice("gnb-id"));
        return new GlobalGnbId(plmn(gnb, "plmn-id"), number(id), id.length());
    }

    static Value writeGnb(GlobalGnbId gnb, Writing out) throws PerException {
        var id = Value.choice("gnb-ID", out.bitString(gnb.gnbId(), gnb.gnbIdBits()));
        return SequenceValue.of("plmn-id", Value.of(gnb.plmn().octets()), "gnb-id", id);
    }

    private static GlobalEnGnbId readEnGnb(Value value, Reading in) throws NotUnderstoodException {
        SequenceValue gnb = in.sequence(value);
        BitStringValue id = bits(gnb.choice("gNB-ID"));
        return new GlobalEnGnbId(plmn(gnb, "pLMN-Identity"), number(id), id.length());
    }

    static @Nullable GlobalEnGnbId readOptionalEnGnb(@Nullable Value value, Reading in) throws NotUnderstoodException {
        return value == null ? null : readEnGnb(value, in);
    }

    private static Value writeEnGnb(GlobalEnGnbId gnb, Writing out) throws PerException {
        var id = Value.choice("gNB-ID", out.bitString(gnb.gnbId(), gnb.gnbIdBits()));
        return SequenceValue.of("pLMN-Identity", Value.of(gnb.plmn().octets()), "gNB-ID", id);
    }

    static @Nullable Value writeOptionalEnGnb(@Nullable GlobalEnGnbId gnb, Writing out) throws PerException {
        return gnb == null ? null : writeEnGnb(gnb, out);
    }

    static GlobalNgEnbId readNgEnb(Value value, Reading in) throws NotUnderstoodException {
        SequenceValue enb = in.sequence(value);
        return new GlobalNgEnbId(plmn(enb, "plmn-id"), readEnbId(enb.choice("enb-id"), Kind::ngAlternative));
    }

    static Value writeNgEnb(GlobalNgEnbId enb, Writing out) throws PerException {
        if (enb.enbId().kind() == Kind.HOME) {
            throw out.error("an ng-eNB ID is no home eNB ID").within("enbId");
        }
        return SequenceValue.of(
                "plmn-id", Value.of(enb.plmn().octets()), "enb-id", writeEnbId(enb.enbId(), Kind::ngAlternative, out));
    }

    private static GlobalEnbId readEnb(Value value, Reading in) throws NotUnderstoodException {
        SequenceValue enb = in.sequence(value);
        return new GlobalEnbId(plmn(enb, "pLMN-Identity"), readEnbId(enb.choice("eNB-ID"), Kind::alternative));
    }

    static @Nullable GlobalEnbId readOptionalEnb(@Nullable Value value, Reading in) throws NotUnderstoodException {
        return value == null ? null : readEnb(value, in);
    }

    private static Value writeEnb(GlobalEnbId enb, Writing out) throws PerException {
        return SequenceValue.of(
                "pLMN-Identity",
                Value.of(enb.plmn().octets()),
                "eNB-ID",
                writeEnbId(enb.enbId(), Kind::alternative, out));
    }

    static @Nullable Value writeOptionalEnb(@Nullable GlobalEnbId enb, Writing out) throws PerException {
        return enb == null ? null : writeEnb(enb, out);
    }

    private static EnbId readEnbId(ChoiceValue choice, Function<Kind, String> alternatives)
            throws NotUnderstoodException {
        for (Kind kind : Kind.values()) {
            if (alternatives.apply(kind).equals(choice.alternative())) {
                return new EnbId(kind, (int) number(choice.value()));
            }
        }
        throw new NotUnderstoodException();
    }

    private static Value writeEnbId(EnbId id, Function<Kind, String> alternatives, Writing out) throws PerException {
        Kind kind = id.kind();
        return Value.choice(alternatives.apply(kind), out.bitString(id.value(), kind.bits()));
    }

    private static Plmn plmn(SequenceValue sequence, String member) {
        return new Plmn(sequence.octets(member));
    }

    /** The BIT STRING in a choice that has but one known alternative. */
    private static BitStringValue bits(ChoiceValue choice) throws NotUnderstoodException {
        if (choice.value() instanceof BitStringValue bits) {
            return bits;
        }
        throw new NotUnderstoodException();
    }

    /** A BIT STRING as a number. */
    private static long number(Value value) {
        var bits = (BitStringValue) value;
        return bits.bits().toUnsignedLong() >>> 8 * bits.bits().length() - bits.length();
    }
}
