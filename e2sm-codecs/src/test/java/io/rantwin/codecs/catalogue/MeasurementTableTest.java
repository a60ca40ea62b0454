package io.rantwin.codecs.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts and consistency of the bundled table. */
class MeasurementTableTest {
    private static final MeasurementCatalogue CATALOGUE = MeasurementCatalogue.bundled();

    @Test
    void holdsTheWholeRanPartOfTheStandardAndThePrivateNames() {
        assertThat(CATALOGUE.all()).hasSize(358);
        assertThat(CATALOGUE.all().stream().filter(m -> m.clause().startsWith("TS 28.552 ")))
                .hasSize(278);
        assertThat(CATALOGUE.all().stream().filter(m -> m.clause().matches("E2SM-KPM 7\\.10\\.[1-9]")))
                .hasSize(9);
    }

    @Test
    void namesAndAliasesAreUniqueEvenWhenCaseIsIgnored() {
        List<String> spellings = CATALOGUE.all().stream()
                .flatMap(m -> Stream.concat(Stream.of(m.name()), m.aliases().stream()))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        assertThat(spellings).doesNotHaveDuplicates();
    }

    @Test
    void standardRowsCiteAClauseAndPrivateRowsDoNotClaimTheStandard() {
        assertThat(CATALOGUE.all()).allSatisfy(m -> {
            boolean specClause = m.clause().matches("(TS 28\\.552 5\\.(1|7)(\\.\\d{1,2}){2,4}|E2SM-KPM 7\\.10\\.\\d)");
            assertThat(m.isStandard()).as(m.name()).isEqualTo(specClause);
        });
    }

    @Test
    void clausesOfTheStandardAreSharedOnlyBySubcounters() {
        Set<String> shared = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (Measurement m : CATALOGUE.all()) {
            if (m.isStandard() && !seen.add(m.clause())) {
                shared.add(m.clause());
            }
        }
        // Preamble kinds, handover judgements and the per-interface volumes are one clause each.
        assertThat(shared)
                .containsExactlyInAnyOrder(
                        "TS 28.552 5.1.1.20.1",
                        "TS 28.552 5.1.1.20.2",
                        "TS 28.552 5.1.1.25.1",
                        "TS 28.552 5.1.1.25.2",
                        "TS 28.552 5.1.1.25.5",
                        "TS 28.552 5.1.3.6.2.3",
                        "TS 28.552 5.1.3.6.2.4");
    }

    @Test
    void meaningsAreOneReadableLineAndTellFamiliesApart() {
        assertThat(CATALOGUE.all())
                .allSatisfy(m -> assertThat(m.meaning())
                        .as(m.name())
                        .hasSizeBetween(10, 140)
                        .matches("[\\x20-\\x7e]+")
                        .doesNotEndWith("."));
        assertThat(CATALOGUE.all().stream().map(Measurement::meaning).toList()).doesNotHaveDuplicates();
    }

    @Test
    void rangesFitTheirUnits() {
        assertThat(CATALOGUE.all()).allSatisfy(m -> {
            PlausibleRange range = m.range();
            assertThat(range.min()).as(m.name()).isLessThan(range.max());
            switch (m.unit()) {
                case PERCENT -> assertThat(range).as(m.name()).isEqualTo(new PlausibleRange(0, 100));
                case PER_MILLION -> assertThat(range).as(m.name()).isEqualTo(new PlausibleRange(0, 1_000_000));
                case FLAG -> assertThat(range).as(m.name()).isEqualTo(new PlausibleRange(0, 1));
                case PRB -> assertThat(range).as(m.name()).isEqualTo(new PlausibleRange(0, 275));
                case COUNT, UE, LAYER, KBIT, MBIT, BYTE, KBIT_PER_SECOND, TENTH_MILLISECOND, MILLISECOND, WATT ->
                    assertThat(range.min()).as(m.name()).isNotNegative();
                default ->
                    assertThat(range.contains(0) || range.max() < 0)
                            .as(m.name())
                            .isTrue();
            }
        });
    }

    @Test
    void histogramsCountAndCarryABin() {
        assertThat(CATALOGUE.all().stream()
                        .filter(m -> m.name().endsWith("Dist") || m.name().endsWith("DIST")))
                .isNotEmpty()
                .allSatisfy(m -> {
                    assertThat(m.isDistribution()).as(m.name()).isTrue();
                    assertThat(m.unit()).as(m.name()).isEqualTo(Unit.COUNT);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "DRB.UEThpDl, 5.1.1.3.1, kbit/s, NRCellDU",
        "DRB.UEThpUl, 5.1.1.3.3, kbit/s, NRCellDU",
        "DRB.PdcpSduVolumeDL, 5.1.2.1.1.1, kbit, NRCellCU",
        "DRB.PdcpSduVolumeUL, 5.1.2.1.2.1, kbit, NRCellCU",
        "DRB.RlcSduDelayDl, 5.1.3.3.3, 0.1ms, NRCellDU",
        "DRB.RlcDelayUl, 5.1.1.1.4, 0.1ms, NRCellDU",
        "DRB.AirIfDelayDl, 5.1.1.1.1, 0.1ms, NRCellDU",
        "DRB.AirIfDelayUl, 5.1.1.1.3, 0.1ms, NRCellDU",
        "DRB.PdcpSduDelayDl, 5.1.3.3.1, 0.1ms, GNBCUUPFunction",
        "DRB.PdcpReordDelayUl, 5.1.1.1.5, 0.1ms, GNBCUUPFunction",
        "DRB.RlcPacketDropRateDl, 5.1.3.2.2, 1e-6, NRCellDU",
        "DRB.PdcpPacketDropRateDl, 5.1.3.2.1, 1e-6, NRCellCU",
        "DRB.PacketSuccessRateUlgNBUu, 5.1.2.2.1, %, NRCellCU",
        "DRB.PacketLossRateUl, 5.1.3.1.1, 1e-6, NRCellCU",
        "DRB.PacketLossRateUu, 5.1.1.35, 1e-6, NRCellDU",
        "DRB.MeanActiveUeDl, 5.1.1.23.1, UE, NRCellDU",
        "DRB.MaxActiveUeUl, 5.1.1.23.4, UE, NRCellDU",
        "DRB.EstabAtt, 5.1.1.10.1, count, NRCellCU",
        "DRB.RelActNbr, 5.1.1.10.3, count, NRCellCU",
        "RRU.PrbTotDl, 5.1.1.2.1, %, NRCellDU",
        "RRU.PrbUsedUl, 5.1.1.2.7, PRB, NRCellDU",
        "RRU.PrbAvailDl, 5.1.1.2.6, PRB, NRCellDU",
        "RRC.ConnMean, 5.1.1.4.1, UE, NRCellCU",
        "RRC.ConnMax, 5.1.1.4.2, UE, NRCellCU",
        "RRC.ConnEstabAtt, 5.1.1.15.1, count, NRCellCU",
        "RRC.ReEstabAtt, 5.1.1.17.1, count, NRCellCU",
        "MM.HoPrepInterReq, 5.1.1.6.1.1, count, NRCellCU",
        "MM.HoExeIntraSucc, 5.1.1.6.2.2, count, NRCellCU",
        "QosFlow.PdcpPduVolumeDL, 5.1.3.6.1.1, kbit, NRCellCU",
        "TB.TotNbrDl, 5.1.1.7.3, count, NRCellDU",
        "TB.ErrTotNbrUl, 5.1.1.7.9, count, NRCellDU",
        "CARR.WBCQIDist, 5.1.1.11.1, count, NRCellDU",
        "CARR.PDSCHMCSDist, 5.1.1.12.1, count, NRCellDU",
        "L1M.SS-RSRP, 5.1.1.22.1, count, Beam",
        "RACH.PreambleDedCell, 5.1.1.20.1, count, NRCellDU",
        "PEE.AvgPower, 5.1.1.19.2.1, W, ManagedElement",
        "PEE.MinPower, 5.1.1.19.2.2, W, ManagedElement",
        "PEE.Energy, 5.1.1.19.3, kWh, ManagedElement",
        "PEE.AvgTemperature, 5.1.1.19.4.1, Cel, ManagedElement",
        "VR.VCpuUsageMean, 5.7.1.1.1, %, ManagedElement"
    })
    void knowsTheMeasurementsInCommonUse(String name, String clause, String unit, String objectClass) {
        Measurement measurement = family(name);
        assertThat(measurement.name()).isEqualTo(name);
        assertThat(measurement.clause()).isEqualTo("TS 28.552 " + clause);
        assertThat(measurement.unit().code()).isEqualTo(unit);
        assertThat(measurement.objectClasses().getFirst().code()).isEqualTo(objectClass);
    }

    @Test
    void labelsOfTheCommonMeasurements() {
        assertThat(labels("RRU.PrbTotDl")).isEmpty();
        assertThat(labels("DRB.UEThpDl"))
                .containsExactlyInAnyOrder(LabelDimension.FIVE_QI, LabelDimension.S_NSSAI, LabelDimension.PLMN);
        assertThat(labels("CARR.PDSCHMCSDist"))
                .containsExactly(LabelDimension.BIN_X, LabelDimension.BIN_Y, LabelDimension.BIN_Z);
        assertThat(labels("TB.TotNbrDl")).contains(LabelDimension.LAYER);
        assertThat(labels("MM.HoPrepInterFail")).contains(LabelDimension.CAUSE);
    }

    private static List<LabelDimension> labels(String name) {
        return new ArrayList<>(family(name).labels());
    }

    private static Measurement family(String name) {
        return Objects.requireNonNull(CATALOGUE.find(name), name).measurement();
    }
}
