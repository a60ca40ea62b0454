package io.rantwin.codecs.ccc;

import io.rantwin.codecs.ccc.CellGlobalId.EutraCgi;
import io.rantwin.codecs.ccc.CellGlobalId.NrCgi;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the RAN configuration structures (clause 8.8) and the identities that stand beside them (clause 9.3). */
final class StructureReader {
    /** The specification sets no limit to names. */
    static final int MAX_NAME = 256;

    private static final int MAX_INT = Integer.MAX_VALUE;
    private static final long MAX_UINT32 = (1L << 32) - 1;
    private static final long MAX_UINT36 = (1L << 36) - 1;
    private static final int MAX_NR_ARFCN = 3_279_165;
    private static final int MAX_PLMN_INFO = 65_536;
    private static final int MAX_BWP = 256;
    private static final int MAX_NODE_NAME = 150;

    private static final Pattern MCC = Pattern.compile("[0-9]{3}");
    private static final Pattern MNC = Pattern.compile("[0-9]{2,3}");
    private static final Pattern SD = Pattern.compile("[0-9A-Fa-f]{6}");
    private static final Pattern NR_CELL_IDENTITY = Pattern.compile("[0-9A-Fa-f]{9}");
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9A-Fa-f]{16}");

    private static final Set<Integer> BWP_SPACINGS = Set.of(15, 30, 60, 120);
    private static final Set<Integer> SSB_SPACINGS = Set.of(15, 30, 120, 240);
    private static final Set<Integer> SSB_PERIODICITIES = Set.of(5, 10, 20, 40, 80, 160);

    private StructureReader() {}

    /** The member {@code name} of {@code owner}, an envelope with the values of one structure in it. */
    static RanConfigurationStructure values(ObjectCursor owner, String name, String structureName) throws CccException {
        return values(owner.object(name), structureName);
    }

    static @Nullable RanConfigurationStructure optionalValues(ObjectCursor owner, String name, String structureName)
            throws CccException {
        ObjectCursor envelope = owner.optionalObject(name);
        return envelope == null ? null : values(envelope, structureName);
    }

    private static RanConfigurationStructure values(ObjectCursor envelope, String structureName) throws CccException {
        ObjectCursor attributes = envelope.object("ranConfigurationStructure");
        envelope.end();
        return structure(structureName, attributes);
    }

    private static RanConfigurationStructure structure(String name, ObjectCursor o) throws CccException {
        return switch (name) {
            case OGnbDuFunction.NAME ->
                new OGnbDuFunction(
                        o.optionalLong("gnbDuId", 0, MAX_UINT36),
                        o.optionalText("gnbDuName", MAX_NODE_NAME),
                        o.optionalLong("gnbId", 0, MAX_UINT32),
                        o.optionalInt("gnbIdLength", 22, 32),
                        o.rest());
            case OGnbCuCpFunction.NAME -> {
                ObjectCursor plmnId = o.optionalObject("plmnId");
                yield new OGnbCuCpFunction(
                        o.optionalLong("gnbId", 0, MAX_UINT32),
                        o.optionalInt("gnbIdLength", 22, 32),
                        o.optionalText("gnbCuName", MAX_NODE_NAME),
                        plmnId == null ? null : plmnId(plmnId),
                        o.rest());
            }
            case OGnbCuUpFunction.NAME ->
                new OGnbCuUpFunction(
                        o.optionalLong("gnbId", 0, MAX_UINT32),
                        o.optionalInt("gnbIdLength", 22, 32),
                        o.optionalLong("gnbCuUpId", 0, MAX_UINT36),
                        plmnInfos(o, "plmnInfoList"),
                        o.rest());
            case ORrmPolicyRatio.NAME ->
                new ORrmPolicyRatio(
                        o.optionalEnum("resourceType", ResourceType.class),
                        plmnInfos(o, "rRMPolicyMemberList"),
                        o.optionalInt("rRMPolicyMaxRatio", 0, 100),
                        o.optionalInt("rRMPolicyMinRatio", 0, 100),
                        o.optionalInt("rRMPolicyDedicatedRatio", 0, 100),
                        o.rest());
            case ONrCellCu.NAME ->
                new ONrCellCu(o.optionalInt("cellLocalId", 0, MAX_INT), plmnInfos(o, "plmnInfoList"), o.rest());
            case ONrCellDu.NAME -> nrCellDu(o);
            case OBwp.NAME -> bwp(o);
            case OCesManagementFunction.NAME ->
                new OCesManagementFunction(
                        o.optionalBoolean("cesSwitch"),
                        o.optionalEnum("energySavingState", EnergySavingState.class),
                        o.optionalEnum("energySavingControl", EnergySavingControl.class),
                        o.rest());
            default -> new OtherStructure(name, o.rest());
        };
    }

    private static ONrCellDu nrCellDu(ObjectCursor o) throws CccException {
        return new ONrCellDu(
                o.optionalInt("cellLocalId", 0, MAX_INT),
                o.optionalEnum("operationalState", OperationalState.class),
                o.optionalEnum("administrativeState", AdministrativeState.class),
                o.optionalEnum("cellState", CellState.class),
                plmnInfos(o, "plmnInfoList"),
                o.optionalInt("nrPci", 0, 503),
                o.optionalInt("nrTac", 0, 16_777_215),
                new ONrCellDu.Carrier(
                        o.optionalInt("arfcnDL", 0, MAX_NR_ARFCN),
                        o.optionalInt("arfcnUL", 0, MAX_NR_ARFCN),
                        o.optionalInt("arfcnSUL", 0, MAX_NR_ARFCN),
                        o.optionalInt("bSChannelBwDL", 0, MAX_INT),
                        o.optionalInt("bSChannelBwUL", 0, MAX_INT),
                        o.optionalInt("bSChannelBwSUL", 0, MAX_INT)),
                new ONrCellDu.Ssb(
                        o.optionalInt("ssbFrequency", 0, MAX_NR_ARFCN),
                        o.optionalOneOf("ssbPeriodicity", SSB_PERIODICITIES),
                        o.optionalOneOf("ssbSubCarrierSpacing", SSB_SPACINGS),
                        o.optionalInt("ssbOffset", 0, 159),
                        o.optionalInt("ssbDuration", 1, 5)),
                o.objects("bwpList", 0, MAX_BWP, StructureReader::bwp),
                o.rest());
    }

    private static OBwp bwp(ObjectCursor o) throws CccException {
        return new OBwp(
                o.optionalEnum("bwpContext", BwpContext.class),
                o.optionalEnum("isInitialBwp", IsInitialBwp.class),
                o.optionalOneOf("subCarrierSpacing", BWP_SPACINGS),
                o.optionalText("cyclicPrefix", MAX_NAME),
                o.optionalInt("startRB", 0, MAX_INT),
                o.optionalInt("numberOfRBs", 0, MAX_INT),
                o.rest());
    }

    private static List<PlmnInfo> plmnInfos(ObjectCursor o, String name) throws CccException {
        return o.objects(name, 0, MAX_PLMN_INFO, item -> {
            PlmnId plmnId = plmnId(item.object("plmnId"));
            ObjectCursor snssai = item.optionalObject("snssai");
            return new PlmnInfo(plmnId, snssai == null ? null : snssai(snssai));
        });
    }

    private static PlmnId plmnId(ObjectCursor o) throws CccException {
        PlmnId plmnId = new PlmnId(o.text("mcc", MCC, "three digits"), o.text("mnc", MNC, "two or three digits"));
        o.end();
        return plmnId;
    }

    private static Snssai snssai(ObjectCursor o) throws CccException {
        Snssai snssai = new Snssai(o.integer("sst", 0, 255), o.optionalText("sd", SD, "six hexadecimal digits"));
        o.end();
        return snssai;
    }

    static CellGlobalId cellGlobalId(ObjectCursor o) throws CccException {
        PlmnId plmnId = plmnId(o.object("plmnIdentity"));
        CellGlobalId id = o.has("eUTRACellIdentity")
                ? new EutraCgi(plmnId, o.text("eUTRACellIdentity", MAX_NAME))
                : new NrCgi(
                        plmnId,
                        HexFormat.fromHexDigitsToLong(
                                o.text("nRCellIdentity", NR_CELL_IDENTITY, "nine hexadecimal digits")));
        o.end();
        return id;
    }

    static @Nullable CellGlobalId optionalCellGlobalId(ObjectCursor owner) throws CccException {
        ObjectCursor o = owner.optionalObject("cellGlobalId");
        return o == null ? null : cellGlobalId(o);
    }

    static NtpTimestamp timestamp(ObjectCursor o, String name) throws CccException {
        return timestamp(o.text(name, TIMESTAMP, "sixteen hexadecimal digits"));
    }

    static @Nullable NtpTimestamp optionalTimestamp(ObjectCursor o, String name) throws CccException {
        String text = o.optionalText(name, TIMESTAMP, "sixteen hexadecimal digits");
        return text == null ? null : timestamp(text);
    }

    private static NtpTimestamp timestamp(String digits) {
        return new NtpTimestamp(HexFormat.fromHexDigitsToLong(digits));
    }
}
