package io.rantwin.codecs.rc;

import static io.rantwin.codecs.rc.ChoiceBinding.Alternative.alternative;
import static io.rantwin.codecs.rc.Member.member;
import static io.rantwin.codecs.rc.SequenceBinding.sequence;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value.BitStringValue;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.identity.CellGlobalId;
import io.rantwin.codecs.identity.EutraCgi;
import io.rantwin.codecs.identity.GlobalNgRanNodeId;
import io.rantwin.codecs.identity.GlobalNodeId;
import io.rantwin.codecs.identity.Guami;
import io.rantwin.codecs.identity.Gummei;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.UeId;
import io.rantwin.codecs.rc.InterfaceIdentifier.E1;
import io.rantwin.codecs.rc.InterfaceIdentifier.EnGnb;
import io.rantwin.codecs.rc.InterfaceIdentifier.EnGnbId;
import io.rantwin.codecs.rc.InterfaceIdentifier.EnGnbIdentity;
import io.rantwin.codecs.rc.InterfaceIdentifier.Enb;
import io.rantwin.codecs.rc.InterfaceIdentifier.F1;
import io.rantwin.codecs.rc.InterfaceIdentifier.Ng;
import io.rantwin.codecs.rc.InterfaceIdentifier.S1;
import io.rantwin.codecs.rc.InterfaceIdentifier.W1;
import io.rantwin.codecs.rc.InterfaceIdentifier.X2;
import io.rantwin.codecs.rc.InterfaceIdentifier.X2Node;
import io.rantwin.codecs.rc.InterfaceIdentifier.Xn;

/** Bindings of UEs, cells and interfaces. */
final class IdentityBindings {
    static final Binding<UeId> UE_ID = Binding.of(ueId -> UeId.from((ChoiceValue) ueId), UeId::toValue);
    static final Binding<CellGlobalId> CELL =
            Binding.of(cell -> CellGlobalId.from((ChoiceValue) cell), CellGlobalId::toValue);
    static final Binding<NrCgi> NR_CGI = Binding.of(cgi -> NrCgi.from((SequenceValue) cgi), NrCgi::toValue);
    static final Binding<EutraCgi> EUTRA_CGI = Binding.of(cgi -> EutraCgi.from((SequenceValue) cgi), EutraCgi::toValue);

    private static final Binding<Guami> GUAMI = Binding.of(guami -> Guami.from((SequenceValue) guami), Guami::toValue);
    private static final Binding<Gummei> GUMMEI =
            Binding.of(gummei -> Gummei.from((SequenceValue) gummei), Gummei::toValue);
    private static final Binding<GlobalNgRanNodeId> NG_RAN_NODE =
            Binding.of(node -> GlobalNgRanNodeId.from((ChoiceValue) node), GlobalNgRanNodeId::toValue);
    private static final Binding<GlobalNodeId> GNB = node(GlobalNodeId.Kind.GNB);
    private static final Binding<GlobalNodeId> NG_ENB = node(GlobalNodeId.Kind.NG_ENB);

    private static final Binding<EnGnb> EN_GNB = sequence(
            member("pLMN-Identity", Binding.OCTETS.<Plmn>as(Plmn::new, Plmn::octets), EnGnb::plmnIdentity),
            member(
                    "en-gNB-ID",
                    ChoiceBinding.<EnGnbIdentity>choice(
                            newer -> newer,
                            alternative(
                                    "en-gNB-ID",
                                    EnGnbId.class,
                                    Binding.of(
                                            id -> new EnGnbId(
                                                    ((BitStringValue) id).bits(), ((BitStringValue) id).length()),
                                            id -> new BitStringValue(id.bits(), id.length())))),
                    EnGnb::enGnbId),
            EnGnb::new);

    static final Binding<InterfaceIdentifier> INTERFACE = ChoiceBinding.<InterfaceIdentifier>choice(
            newer -> newer,
            alternative("nG", Ng.class, sequence(member("guami", GUAMI, Ng::guami), Ng::new)),
            alternative("xN", Xn.class, sequence(member("global-NG-RAN-ID", NG_RAN_NODE, Xn::node), Xn::new)),
            alternative(
                    "f1",
                    F1.class,
                    sequence(
                            member("globalGNB-ID", GNB, F1::gnb),
                            member("gNB-DU-ID", Binding.INTEGER, F1::gnbDuId),
                            F1::new)),
            alternative(
                    "e1",
                    E1.class,
                    sequence(
                            member("globalGNB-ID", GNB, E1::gnb),
                            member("gNB-CU-UP-ID", Binding.INTEGER, E1::gnbCuUpId),
                            E1::new)),
            alternative("s1", S1.class, sequence(member("gUMMEI", GUMMEI, S1::gummei), S1::new)),
            alternative("x2", X2.class, sequence(member("nodeType", x2Node(), X2::node), X2::new)),
            alternative(
                    "w1",
                    W1.class,
                    sequence(
                            member("global-ng-eNB-ID", NG_ENB, W1::ngEnb),
                            member("ng-eNB-DU-ID", Binding.INTEGER, W1::ngEnbDuId),
                            W1::new)));

    private IdentityBindings() {}

    private static Binding<X2Node> x2Node() {
        return ChoiceBinding.<X2Node>choice(
                newer -> newer,
                alternative(
                        "global-eNB-ID", Enb.class, node(GlobalNodeId.Kind.ENB).as(Enb::new, Enb::enb)),
                alternative("global-en-gNB-ID", EnGnb.class, EN_GNB));
    }

    private static Binding<GlobalNodeId> node(GlobalNodeId.Kind kind) {
        return Binding.of(node -> GlobalNodeId.from(kind, (SequenceValue) node), GlobalNodeId::toValue);
    }
}
