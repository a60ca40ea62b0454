package io.rantwin.codecs.ccc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.rantwin.codecs.ccc.CellGlobalId.EutraCgi;
import io.rantwin.codecs.ccc.CellGlobalId.NrCgi;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what {@link StructureReader} reads; checks nothing, for {@link CccCodec} reads back what was written. */
final class StructureWriter {
    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private StructureWriter() {}

    static ObjectNode values(RanConfigurationStructure structure) throws CccException {
        ObjectBuilder attributes = switch (structure) {
            case OGnbDuFunction s ->
                new ObjectBuilder()
                        .integer("gnbDuId", s.gnbDuId())
                        .text("gnbDuName", s.gnbDuName())
                        .integer("gnbId", s.gnbId())
                        .integer("gnbIdLength", s.gnbIdLength());
            case OGnbCuCpFunction s ->
                new ObjectBuilder()
                        .integer("gnbId", s.gnbId())
                        .integer("gnbIdLength", s.gnbIdLength())
                        .text("gnbCuName", s.gnbCuName())
                        .node("plmnId", plmnId(s.plmnId()));
            case OGnbCuUpFunction s ->
                new ObjectBuilder()
                        .integer("gnbId", s.gnbId())
                        .integer("gnbIdLength", s.gnbIdLength())
                        .integer("gnbCuUpId", s.gnbCuUpId())
                        .items("plmnInfoList", s.plmnInfoList(), StructureWriter::plmnInfo);
            case ORrmPolicyRatio s ->
                new ObjectBuilder()
                        .text("resourceType", s.resourceType())
                        .items("rRMPolicyMemberList", s.rrmPolicyMemberList(), StructureWriter::plmnInfo)
                        .integer("rRMPolicyMaxRatio", s.rrmPolicyMaxRatio())
                        .integer("rRMPolicyMinRatio", s.rrmPolicyMinRatio())
                        .integer("rRMPolicyDedicatedRatio", s.rrmPolicyDedicatedRatio());
            case ONrCellCu s ->
                new ObjectBuilder()
                        .integer("cellLocalId", s.cellLocalId())
                        .items("plmnInfoList", s.plmnInfoList(), StructureWriter::plmnInfo);
            case ONrCellDu s -> nrCellDu(s);
            case OBwp s -> bwp(s);
            case OCesManagementFunction s ->
                new ObjectBuilder()
                        .flag("cesSwitch", s.cesSwitch())
                        .text("energySavingState", s.energySavingState())
                        .text("energySavingControl", s.energySavingControl());
            case OtherStructure _ -> new ObjectBuilder();
        };
        return new ObjectBuilder()
                .node(
                        "ranConfigurationStructure",
                        attributes.raw(structure.otherAttributes()).build())
                .build();
    }

    static @Nullable ObjectNode optionalValues(@Nullable RanConfigurationStructure structure) throws CccException {
        return structure == null ? null : values(structure);
    }

    private static ObjectBuilder nrCellDu(ONrCellDu s) throws CccException {
        return new ObjectBuilder()
                .integer("cellLocalId", s.cellLocalId())
                .text("operationalState", s.operationalState())
                .text("administrativeState", s.administrativeState())
                .text("cellState", s.cellState())
                .items("plmnInfoList", s.plmnInfoList(), StructureWriter::plmnInfo)
                .integer("nrPci", s.nrPci())
                .integer("nrTac", s.nrTac())
                .integer("arfcnDL", s.carrier().arfcnDl())
                .integer("arfcnUL", s.carrier().arfcnUl())
                .integer("arfcnSUL", s.carrier().arfcnSul())
                .integer("bSChannelBwDL", s.carrier().bsChannelBwDl())
                .integer("bSChannelBwUL", s.carrier().bsChannelBwUl())
                .integer("bSChannelBwSUL", s.carrier().bsChannelBwSul())
                .integer("ssbFrequency", s.ssb().ssbFrequency())
                .integer("ssbPeriodicity", s.ssb().ssbPeriodicity())
                .integer("ssbSubCarrierSpacing", s.ssb().ssbSubCarrierSpacing())
                .integer("ssbOffset", s.ssb().ssbOffset())
                .integer("ssbDuration", s.ssb().ssbDuration())
                .items(
                        "bwpList",
                        s.bwpList(),
                        bwp -> bwp(bwp).raw(bwp.otherAttributes()).build());
    }

    private static ObjectBuilder bwp(OBwp s) {
        return new ObjectBuilder()
                .text("bwpContext", s.bwpContext())
                .text("isInitialBwp", s.isInitialBwp())
                .integer("subCarrierSpacing", s.subCarrierSpacing())
                .text("cyclicPrefix", s.cyclicPrefix())
                .integer("startRB", s.startRb())
                .integer("numberOfRBs", s.numberOfRbs());
    }

    private static @Nullable ObjectNode plmnId(@Nullable PlmnId id) {
        return id == null
                ? null
                : new ObjectBuilder()
                        .text("mcc", id.mcc())
                        .text("mnc", id.mnc())
                        .build();
    }

    private static ObjectNode plmnInfo(PlmnInfo info) {
        Snssai snssai = info.snssai();
        return new ObjectBuilder()
                .node("plmnId", plmnId(info.plmnId()))
                .node(
                        "snssai",
                        snssai == null
                                ? null
                                : new ObjectBuilder()
                                        .integer("sst", snssai.sst())
                                        .text("sd", snssai.sd())
                                        .build())
                .build();
    }

    static @Nullable ObjectNode cellGlobalId(@Nullable CellGlobalId id) {
        return switch (id) {
            case null -> null;
            case NrCgi nr ->
                new ObjectBuilder()
                        .node("plmnIdentity", plmnId(nr.plmnIdentity()))
                        .text("nRCellIdentity", nrCellIdentity(nr.nrCellIdentity()))
                        .build();
            case EutraCgi eutra ->
                new ObjectBuilder()
                        .node("plmnIdentity", plmnId(eutra.plmnIdentity()))
                        .text("eUTRACellIdentity", eutra.eutraCellIdentity())
                        .build();
        };
    }

    private static String nrCellIdentity(long identity) {
        // More than 36 bits stay more than nine digits, to be refused when read back.
        return identity >>> 36 == 0 ? UPPER.toHexDigits(identity, 9) : UPPER.toHexDigits(identity);
    }

    static @Nullable String timestamp(@Nullable NtpTimestamp timestamp) {
        return timestamp == null ? null : HexFormat.of().toHexDigits(timestamp.bits());
    }

    /** Attribute names as event triggers carry them: plain strings, unlike in action definitions. */
    static ObjectBuilder attributeNames(ObjectBuilder builder, List<String> names) throws CccException {
        return builder.items("listOfAttributes", names, name -> TextNode.valueOf(name));
    }
}
