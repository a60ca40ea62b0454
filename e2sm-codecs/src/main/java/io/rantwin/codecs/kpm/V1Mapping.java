package io.rantwin.codecs.kpm;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.BitStringValue;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.asn1.Value.OpaqueValue;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.Snssai;
import io.rantwin.codecs.kpm.ReportScope.Node;
import io.rantwin.codecs.per.Octets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Event triggers and indication headers of v1. */
final class V1Mapping {
    /** Prefix of the items of RT-Period-IE; milliseconds follow. */
    private static final String MILLIS = "ms";

    private static final String POLICY_TESTS = "policyTest-List";

    private V1Mapping() {}

    /** The trigger, or {@code null} for a format or period of a newer version. */
    static @Nullable KpmEventTrigger trigger(ChoiceValue from) {
        if (!(from.value() instanceof SequenceValue format)) {
            return null;
        }
        var periods = new ArrayList<Long>();
        for (Value item : format.items(POLICY_TESTS)) {
            String period = ((SequenceValue) item).enumerated("report-Period-IE");
            if (!period.startsWith(MILLIS)) {
                return null;
            }
            periods.add(Long.parseLong(period.substring(MILLIS.length())));
        }
        return periods.isEmpty()
                ? KpmEventTrigger.every(0)
                : new KpmEventTrigger(periods.getFirst(), periods.subList(1, periods.size()));
    }

    static Value toValue(KpmEventTrigger trigger) {
        var items = new ArrayList<Value>();
        if (trigger.reportingPeriodMillis() != 0) {
            items.add(period(trigger.reportingPeriodMillis()));
        }
        for (long further : trigger.furtherPeriodsMillis()) {
            items.add(period(further));
        }
        return Value.choice(
                "eventDefinition-Format1",
                SequenceValue.builder()
                        .set(POLICY_TESTS, items.isEmpty() ? null : Value.list(items))
                        .build());
    }

    private static Value period(long millis) {
        return SequenceValue.of("report-Period-IE", Value.named(MILLIS + millis));
    }

    /** The header, or {@code null} for a format of a newer version. */
    static @Nullable KpmIndicationHeader header(ChoiceValue from) {
        if (!(from.value() instanceof SequenceValue format)) {
            return null;
        }
        ChoiceValue node = format.findChoice("id-GlobalKPMnode-ID");
        SequenceValue cell = format.findSequence("nRCGI");
        Octets plmn = format.findOctets("pLMN-Identity");
        SequenceValue slice = format.findSequence("sliceID");
        var scope = new ReportScope(
                node == null ? null : node(node),
                cell == null ? null : cell(cell),
                plmn == null ? null : new Plmn(plmn),
                slice == null ? null : Snssai.from(slice),
                format.findInteger("fiveQI"),
                format.findInteger("qci"));
        return new KpmIndicationHeader(null, null, null, null, null, scope, format.unknownAdditions());
    }

    static Value toValue(KpmIndicationHeader header) {
        ReportScope scope = header.scope() == null ? ReportScope.NONE : header.scope();
        Node node = scope.node();
        NrCgi cell = scope.cell();
        Plmn plmn = scope.plmnIdentity();
        Snssai slice = scope.sliceId();
        return Value.choice(
                "indicationHeader-Format1",
                SequenceValue.builder()
                        .set("id-GlobalKPMnode-ID", node == null ? null : toValue(node))
                        .set("nRCGI", cell == null ? null : toValue(cell))
                        .set("pLMN-Identity", plmn == null ? null : plmn.octets())
                        .set("sliceID", slice == null ? null : slice.toValue())
                        .set("fiveQI", scope.fiveQi())
                        .set("qci", scope.qci())
                        .unknownAdditions(header.additions())
                        .build());
    }

    static NrCgi cell(SequenceValue from) {
        var id = (BitStringValue) from.get("nRCellIdentity");
        int padding = (id.bits().length() << 3) - id.length();
        return new NrCgi(new Plmn(from.octets("pLMN-Identity")), id.bits().toUnsignedLong() >>> padding);
    }

    static SequenceValue toValue(NrCgi cell) {
        return SequenceValue.builder()
                .set("pLMN-Identity", cell.plmnIdentity().octets())
                .set("nRCellIdentity", cell.toValue().get("nRCellIdentity"))
                .build();
    }

    /** Names of the nested identity and its members, which v1 has four sets of. */
    private record NodeNames(String global, String plmn, String id) {
        static NodeNames of(String kind) {
            return switch (kind) {
                case "gNB" -> new NodeNames("global-gNB-ID", "plmn-id", "gnb-id");
                case "en-gNB" -> new NodeNames("global-gNB-ID", "pLMN-Identity", "gNB-ID");
                case "ng-eNB" -> new NodeNames("global-ng-eNB-ID", "plmn-id", "enb-id");
                default -> new NodeNames("global-eNB-ID", "pLMN-Identity", "eNB-ID");
            };
        }
    }

    private static Node node(ChoiceValue from) {
        String kind = from.alternative();
        if (!(from.value() instanceof SequenceValue sequence)) {
            Octets contents = contents(from.value());
            return new Node(kind, null, "", contents, contents.length() << 3, null, null, List.of());
        }
        var names = NodeNames.of(kind);
        SequenceValue global = sequence.sequence(names.global());
        ChoiceValue id = global.choice(names.id());
        boolean known = id.value() instanceof BitStringValue;
        Octets bits = known ? ((BitStringValue) id.value()).bits() : contents(id.value());
        return new Node(
                kind,
                new Plmn(global.octets(names.plmn())),
                id.alternative(),
                bits,
                known ? ((BitStringValue) id.value()).length() : bits.length() << 3,
                sequence.findInteger("gNB-CU-UP-ID"),
                sequence.findInteger("gNB-DU-ID"),
                sequence.unknownAdditions());
    }

    private static Octets contents(Value value) {
        return value instanceof OpaqueValue(Octets contents) ? contents : Octets.EMPTY;
    }

    private static Value toValue(Node node) {
        Plmn plmn = node.plmnIdentity();
        if (plmn == null) {
            return Value.choice(node.kind(), new OpaqueValue(node.nodeId()));
        }
        Value id = node.idFormat().startsWith(Value.UNKNOWN_EXTENSION)
                ? new OpaqueValue(node.nodeId())
                : new BitStringValue(node.nodeId(), node.nodeIdBits());
        var names = NodeNames.of(node.kind());
        SequenceValue global =
                SequenceValue.of(names.plmn(), Value.of(plmn.octets()), names.id(), Value.choice(node.idFormat(), id));
        return Value.choice(
                node.kind(),
                SequenceValue.builder()
                        .set(names.global(), global)
                        .set("gNB-CU-UP-ID", node.gnbCuUpId())
                        .set("gNB-DU-ID", node.gnbDuId())
                        .unknownAdditions(node.additions())
                        .build());
    }
}
