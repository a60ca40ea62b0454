package io.rantwin.codecs.ccc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.ccc.CellGlobalId.EutraCgi;
import io.rantwin.codecs.ccc.CellGlobalId.NrCgi;
import io.rantwin.codecs.ccc.ControlOutcome.CellControlOutcome;
import io.rantwin.codecs.ccc.ControlOutcome.ConfigurationStructureAccepted;
import io.rantwin.codecs.ccc.ControlOutcome.ConfigurationStructureFailed;
import io.rantwin.codecs.ccc.IndicationMessage.CellReported;
import io.rantwin.codecs.ccc.IndicationMessage.ConfigurationStructureReported;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

class CccRoundTripTest {
    private final CccCodec codec = new CccCodec();

    @Property(seed = "1")
    void indicationsComeBack(@ForAll("cells") List<CellReported> cells) throws Exception {
        IndicationMessage message = new IndicationMessage.Format2(cells);

        assertThat(codec.decodeIndicationMessage(codec.encode(message))).isEqualTo(message);
    }

    @Property(seed = "1")
    void outcomesComeBack(
            @ForAll("cellIds") CellGlobalId cell,
            @ForAll("structures") RanConfigurationStructure structure,
            @ForAll long time,
            @ForAll ControlFailureCause cause)
            throws Exception {
        ControlOutcome outcome = new ControlOutcome.Format2(
                new NtpTimestamp(time),
                List.of(new CellControlOutcome(
                        cell,
                        List.of(new ConfigurationStructureAccepted(structure, structure, null)),
                        List.of(new ConfigurationStructureFailed(structure, structure, cause)))));

        assertThat(codec.decodeControlOutcome(codec.encode(outcome))).isEqualTo(outcome);
    }

    @Property(seed = "1")
    void unknownTextComesBack(@ForAll @StringLength(max = 40) String text) throws Exception {
        RawJson raw = RawJson.of(com.fasterxml.jackson.databind.node.TextNode.valueOf(text));

        assertThat(raw.toNode().textValue()).isEqualTo(text);
        assertThat(RawJson.parse(raw.text())).isEqualTo(raw);
        assertThat(raw.text()).isASCII();
    }

    @Property(seed = "1")
    void instantsComeBack(
            @ForAll @LongRange(min = -61_505_152L, max = 4_233_462_143L) long second,
            @ForAll @LongRange(max = 999_999_999) long nano) {
        Instant instant = Instant.ofEpochSecond(second, nano);

        assertThat(NtpTimestamp.of(instant).toInstant()).isEqualTo(instant);
    }

    @Provide
    Arbitrary<List<CellReported>> cells() {
        return Combinators.combine(cellIds(), structures(), Arbitraries.of(ChangeType.class))
                .as((cell, structure, change) -> new CellReported(
                        cell,
                        List.of(new ConfigurationStructureReported(
                                change, structure, change == ChangeType.MODIFICATION ? structure : null))))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static Arbitrary<PlmnId> plmnIds() {
        return Combinators.combine(
                        Arbitraries.strings().numeric().ofLength(3),
                        Arbitraries.strings().numeric().ofMinLength(2).ofMaxLength(3))
                .as(PlmnId::new);
    }

    @Provide
    Arbitrary<CellGlobalId> cellIds() {
        return Arbitraries.oneOf(
                Combinators.combine(plmnIds(), Arbitraries.longs().between(0, (1L << 36) - 1))
                        .as(NrCgi::new),
                Combinators.combine(plmnIds(), Arbitraries.strings().alpha().ofMinLength(1))
                        .as(EutraCgi::new));
    }

    private static Arbitrary<Integer> optional(int min, int max) {
        return Arbitraries.integers().between(min, max).injectNull(0.3);
    }

    private static <E extends Enum<E>> Arbitrary<E> optional(Class<E> type) {
        return Arbitraries.of(type).injectNull(0.3);
    }

    private static Arbitrary<List<PlmnInfo>> plmnInfos() {
        Arbitrary<Snssai> slices = Combinators.combine(
                        Arbitraries.integers().between(0, 255),
                        Arbitraries.strings()
                                .withChars("0123456789abcdefABCDEF")
                                .ofLength(6)
                                .injectNull(0.3))
                .as(Snssai::new)
                .injectNull(0.2);
        return Combinators.combine(plmnIds(), slices).as(PlmnInfo::new).list().ofMaxSize(3);
    }

    private static Arbitrary<Map<String, RawJson>> others() {
        Arbitrary<RawJson> values = Arbitraries.of(
                        "null", "true", "-12", "1.50", "1E+3", "\"\u20ac\\n\"", "[1,[]]", "{\"b\":{},\"a\":\"\"}")
                .map(text -> {
                    try {
                        return RawJson.parse(text);
                    } catch (CccException e) {
                        throw new AssertionError(e);
                    }
                });
        // None of the typed attributes begins with x-.
        return Arbitraries.maps(Arbitraries.strings().ofMaxLength(8).map(name -> "x-" + name), values)
                .ofMaxSize(3)
                .map(LinkedHashMap::new);
    }

    @Provide
    Arbitrary<RanConfigurationStructure> structures() {
        return Arbitraries.oneOf(
                nodes(),
                policies(),
                cellsDu(),
                bwps().map(bwp -> bwp),
                Combinators.combine(
                                Arbitraries.of(true, false).injectNull(0.3),
                                optional(EnergySavingState.class),
                                optional(EnergySavingControl.class),
                                others())
                        .as(OCesManagementFunction::new),
                Combinators.combine(optional(0, 16383), plmnInfos(), others()).as(ONrCellCu::new),
                Combinators.combine(Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(20), others())
                        .as((name, others) -> new OtherStructure("O-X" + name, others)));
    }

    private static Arbitrary<RanConfigurationStructure> nodes() {
        Arbitrary<Long> ids = Arbitraries.longs().between(0, (1L << 36) - 1).injectNull(0.3);
        Arbitrary<Long> gnbIds = Arbitraries.longs().between(0, (1L << 32) - 1).injectNull(0.3);
        Arbitrary<String> names =
                Arbitraries.strings().ofMinLength(1).ofMaxLength(150).injectNull(0.3);
        return Arbitraries.oneOf(
                Combinators.combine(ids, names, gnbIds, optional(22, 32), others())
                        .as(OGnbDuFunction::new),
                Combinators.combine(gnbIds, optional(22, 32), names, plmnIds().injectNull(0.3), others())
                        .as(OGnbCuCpFunction::new),
                Combinators.combine(gnbIds, optional(22, 32), ids, plmnInfos(), others())
                        .as(OGnbCuUpFunction::new));
    }

    private static Arbitrary<RanConfigurationStructure> policies() {
        return Combinators.combine(
                        optional(ResourceType.class),
                        plmnInfos(),
                        optional(0, 100),
                        optional(0, 100),
                        optional(0, 100),
                        others())
                .as(ORrmPolicyRatio::new);
    }

    private static Arbitrary<OBwp> bwps() {
        return Combinators.combine(
                        optional(BwpContext.class),
                        optional(IsInitialBwp.class),
                        Arbitraries.of(15, 30, 60, 120).injectNull(0.3),
                        Arbitraries.of("NORMAL", "EXTENDED", "15").injectNull(0.3),
                        optional(0, 274),
                        optional(1, 275),
                        others())
                .as(OBwp::new);
    }

    private static Arbitrary<RanConfigurationStructure> cellsDu() {
        Arbitrary<ONrCellDu.Carrier> carriers = Combinators.combine(
                        optional(0, 3_279_165),
                        optional(0, 3_279_165),
                        optional(0, 3_279_165),
                        optional(5, 400),
                        optional(5, 400),
                        optional(5, 400))
                .as(ONrCellDu.Carrier::new);
        Arbitrary<ONrCellDu.Ssb> ssbs = Combinators.combine(
                        optional(0, 3_279_165),
                        Arbitraries.of(5, 10, 20, 40, 80, 160).injectNull(0.3),
                        Arbitraries.of(15, 30, 120, 240).injectNull(0.3),
                        optional(0, 159),
                        optional(1, 5))
                .as(ONrCellDu.Ssb::new);
        return Combinators.combine(
                        optional(OperationalState.class),
                        optional(AdministrativeState.class),
                        optional(CellState.class),
                        plmnInfos(),
                        carriers,
                        ssbs,
                        bwps().list().ofMaxSize(2),
                        others())
                .as((operational, administrative, cell, plmns, carrier, ssb, bwps, others) ->
                        new ONrCellDu(7, operational, administrative, cell, plmns, 503, 0, carrier, ssb, bwps, others));
    }
}
