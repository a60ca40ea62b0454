package io.rantwin.codecs.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.catalogue.MeasurementMatch.Exactness;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How reported names lead to their family. */
class NameLookupTest {
    private static final MeasurementCatalogue CATALOGUE = MeasurementCatalogue.bundled();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        DRB.UEThpDl.SNSSAI                    | DRB.UEThpDl             | SNSSAI:S_NSSAI
        DRB.UEThpDl.5QI                       | DRB.UEThpDl             | 5QI:FIVE_QI
        DRB.UEThpDl.5QI.9                     | DRB.UEThpDl             | 5QI:FIVE_QI 9:FIVE_QI
        DRB.UEThpDl.UEID                      | DRB.UEThpDl             | UEID:UE
        DRB.EstabSucc.5QI.UEID                | DRB.EstabSucc           | 5QI:FIVE_QI UEID:UE
        MM.HoPrepInterFail.TNLfailure         | MM.HoPrepInterFail      | TNLfailure:CAUSE
        MM.HoExeInterFail.UeCtxtRelCmd.cause  | MM.HoExeInterFail       | UeCtxtRelCmd:CAUSE cause:CAUSE
        MM.HoPrepInterFail.4                  | MM.HoPrepInterFail      | 4:CAUSE
        RRC.ConnEstabFailCause.NetworkReject  | RRC.ConnEstabFailCause  | NetworkReject:CAUSE
        RRC.ConnEstabAtt.mo-VoiceCall         | RRC.ConnEstabAtt        | mo-VoiceCall:CAUSE
        RRC.ConnEstabAtt.Sum                  | RRC.ConnEstabAtt        | Sum:SUM
        CARR.WBCQIDist.BinX.BinY.BinZ         | CARR.WBCQIDist          | BinX:BIN_X BinY:BIN_Y BinZ:BIN_Z
        CARR.WBCQIDist.Bin15.Bin2.Bin1        | CARR.WBCQIDist          | Bin15:BIN_X Bin2:BIN_Y Bin1:BIN_Z
        CARR.PDSCHMCSDist.Bin6.UEID           | CARR.PDSCHMCSDist       | Bin6:BIN_X UEID:UE
        DRB.AirIfDelayDist.Bin_Filter         | DRB.AirIfDelayDist      | Bin:BIN_X _Filter:FILTER
        DRB.AirIfDelayDl_Filter               | DRB.AirIfDelayDl        | _Filter:FILTER
        QosFlow.PdcpPduVolumeDL_Filter.UEID   | QosFlow.PdcpPduVolumeDL | _Filter:FILTER UEID:UE
        TB.TotNbrDl.1.UEID                    | TB.TotNbrDl             | 1:LAYER UEID:UE
        TB.TotNbrDl.X                         | TB.TotNbrDl             | X:LAYER
        TB.TotNbrDlInitial.16Qam              | TB.TotNbrDlInitial      | 16Qam:MODULATION
        HO.IntraSys.bTooLate.NCI              | HO.IntraSys.bTooLate    | NCI:TARGET_CELL
        HO.TrgtCellQual.3.RS-SINR.UEID        | HO.TrgtCellQual         | 3:NEIGHBOUR RS-SINR:QUANTITY UEID:UE
        MM.HoExeInterReq.TimeMean.SNSSAI      | MM.HoExeInterReq.TimeMean | SNSSAI:S_NSSAI
        5QI1QoSflow.Rel.NormCallDurationBinX  | 5QI1QoSflow.Rel.NormCallDuration | BinX:BIN_X
        """)
    void suffixesLeadToTheFamilyAndAreExplained(String reported, String family, String suffixes) {
        MeasurementMatch match = match(reported);
        assertThat(match.measurement().name()).isEqualTo(family);
        assertThat(match.exactness()).isEqualTo(Exactness.EXACT);
        assertThat(match.isFullyUnderstood()).isTrue();
        assertThat(match.suffixes().stream()
                        .map(s -> s.text() + ":"
                                + Objects.requireNonNull(s.dimension()).name()))
                .containsExactly(suffixes.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "DRB.PdcpSduVolumeDl, DRB.PdcpSduVolumeDL, CASE_IGNORED",
        "DRB.PdcpSduVolumeDl_Filter.UEID, DRB.PdcpSduVolumeDL, CASE_IGNORED",
        "DRB.UeThpDL.5QI, DRB.UEThpDl, CASE_IGNORED",
        "DRB.F1UPacketLossRateDl.QOS, DRB.F1UpacketLossRateDl, CASE_IGNORED",
        "drb.uethpdl, DRB.UEThpDl, CASE_IGNORED",
        "TB.ErrTotalNbrDl.1, TB.ErrTotNbrDl, ALIAS",
        "TB.ErrToltalNbrUl.X, TB.ErrTotNbrUl, ALIAS",
        "RRC.Conn.Avg, RRC.ConnMean, ALIAS",
        "CARR.NRCellDU, CARR.MeanTxPwr, ALIAS",
        "rrc.conn.max, RRC.ConnMax, CASE_IGNORED",
        "RRU.PrbTotDl, RRU.PrbTotDl, EXACT"
    })
    void reportsHowExactlyTheFamilyWasNamed(String reported, String family, Exactness exactness) {
        MeasurementMatch match = match(reported);
        assertThat(match.measurement().name()).isEqualTo(family);
        assertThat(match.exactness()).isEqualTo(exactness);
        assertThat(match.isExact()).isEqualTo(exactness == Exactness.EXACT);
    }

    @Test
    void aPartThatIsNotUnderstoodIsKeptAndShown() {
        MeasurementMatch match = match("RRU.PrbTotDl.Frobnicate.UEID");
        assertThat(match.measurement().name()).isEqualTo("RRU.PrbTotDl");
        assertThat(match.isFullyUnderstood()).isFalse();
        assertThat(match.suffixes()).first().isEqualTo(new NameSuffix("Frobnicate", null));
        assertThat(match.has(LabelDimension.UE)).isTrue();
        assertThat(match.has(LabelDimension.FIVE_QI)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "DRB",
                "DRB.",
                ".DRB.UEThpDl",
                "DRB.UEThp",
                "DRB.UEThpDlx",
                "_Filter",
                "BinX",
                "RNTI 08ae PrbDlUsage",
                "test",
                "DRB UEThpDl"
            })
    void unknownNamesHaveNoMatch(String name) {
        assertThat(CATALOGUE.find(name)).isNull();
    }

    @Test
    void endlessNamesAreNotLookedUp() {
        assertThat(CATALOGUE.find("DRB.UEThpDl" + ".5QI".repeat(97))).isNotNull();
        assertThat(CATALOGUE.find("DRB.UEThpDl" + ".5QI".repeat(98))).isNull();
        assertThat(CATALOGUE.find(".".repeat(1_000_000))).isNull();
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void everyNameOfTheOpenStacksIsKnownAndMarkedAsTheirs(Emitter emitter, List<String> names) {
        assertThat(names).allSatisfy(name -> {
            MeasurementMatch match = match(name);
            assertThat(match.isFullyUnderstood()).as(name).isTrue();
            assertThat(match.measurement().emittedBy()).as(name).contains(emitter);
        });
    }

    static Stream<Arguments> stacks() {
        return Stream.of(
                stack(
                        Emitter.SRSRAN,
                        "CQI RSRP RSRQ RRU.PrbAvailDl RRU.PrbAvailUl RRU.PrbUsedDl RRU.PrbUsedUl"
                                + " RRU.PrbTotDl RRU.PrbTotUl DRB.RlcSduDelayDl DRB.UEThpDl DRB.UEThpUl"
                                + " DRB.RlcPacketDropRateDl DRB.RlcSduTransmittedVolumeDL DRB.RlcSduTransmittedVolumeUL"
                                + " DRB.AirIfDelayUl DRB.RlcDelayUl RACH.PreambleDedCell DRB.PdcpReordDelayUl"
                                + " DRB.PacketSuccessRateUlgNBUu"),
                stack(
                        Emitter.OAI,
                        "DRB.PdcpSduVolumeDL DRB.PdcpSduVolumeUL DRB.RlcSduDelayDl DRB.UEThpDl DRB.UEThpUl"
                                + " RRU.PrbTotDl RRU.PrbTotUl CARR.PDSCHMCSDist CARR.PUSCHMCSDist L1M.SS-RSRP"
                                + " MR.NRScSSSINR RRC.ConnMean"),
                stack(
                        Emitter.FLEXRIC,
                        "DRB.PdcpSduVolumeDL DRB.PdcpSduVolumeUL DRB.RlcSduDelayDl DRB.UEThpDl"
                                + " DRB.UEThpUl RRU.PrbTotDl RRU.PrbTotUl DRB.UEThpDl.QOS DRB.UEThpUl.QOS"),
                stack(
                        Emitter.ONOS,
                        "RRC.ConnEstabAtt.Sum RRC.ConnEstabSucc.Sum RRC.ConnReEstabAtt.Sum"
                                + " RRC.ConnEstabAtt.Tot RRC.ConnReEstabAtt.reconfigFail RRC.ConnReEstabAtt.HOFail"
                                + " RRC.ConnReEstabAtt.Other RRC.Conn.Avg RRC.Conn.Max"),
                stack(
                        Emitter.NS_ORAN,
                        "TB.TotNbrDl.1 TB.TotNbrDlInitial TB.TotNbrDlInitial.Qpsk"
                                + " TB.TotNbrDlInitial.16Qam TB.TotNbrDlInitial.64Qam RRU.PrbUsedDl TB.ErrTotalNbrDl.1"
                                + " QosFlow.PdcpPduVolumeDL_Filter CARR.PDSCHMCSDist.Bin1 CARR.PDSCHMCSDist.Bin6"
                                + " L1M.RS-SINR.Bin34 L1M.RS-SINR.Bin127 DRB.BufferSize.Qos DRB.MeanActiveUeDl"
                                + " TB.TotNbrDl.1.UEID TB.TotNbrDlInitial.UEID TB.TotNbrDlInitial.Qpsk.UEID"
                                + " TB.ErrTotalNbrDl.1.UEID QosFlow.PdcpPduVolumeDL_Filter.UEID RRU.PrbUsedDl.UEID"
                                + " CARR.PDSCHMCSDist.Bin1.UEID L1M.RS-SINR.Bin94.UEID DRB.BufferSize.Qos.UEID"
                                + " DRB.UEThpDl.UEID DRB.UEThpDlPdcpBased.UEID DRB.PdcpSduVolumeDl_Filter.UEID"
                                + " Tot.PdcpSduNbrDl.UEID DRB.PdcpSduBitRateDl.UEID DRB.PdcpSduDelayDl.UEID"
                                + " DRB.PdcpSduDelayDl DRB.PdcpPduNbrDl.Qos.UEID DRB.EstabSucc.5QI.UEID"
                                + " DRB.RelActNbr.5QI.UEID HO.SrcCellQual.RS-SINR.UEID HO.TrgtCellQual.RS-SINR.UEID"
                                + " HO.SrcCellQual.RS-SINR-Converted.UEID HO.TrgtCellQual.8.RS-SINR-Converted.UEID"
                                + " HO.TrgtCellQual.1.UEID HO.SrcCellID.UEID numActiveUes RRC.ConnMean m_pDCPBytesDL"
                                + " DRB.NetworkSlicing.SST UE.Speed"),
                stack(
                        Emitter.OSC,
                        "DRB.UEThpDl DRB.UEThpUl RRU.PrbUsedDl RRU.PrbUsedUl RRU.PrbAvailDl RRU.PrbAvailUl"
                                + " RRU.PrbTotUl RRU.PrbTotDl RRU.MaxLayerDlMimo CARR.AverageLayersDl"
                                + " Viavi.Cell.AverageBeamsDl RRC.ConnMean RRC.ConnMax QosFlow.TotPdcpPduVolumeUl"
                                + " QosFlow.TotPdcpPduVolumeDl PEE.AvgPower PEE.Energy Viavi.PEE.EnergyEfficiency"
                                + " Viavi.Radio.power Viavi.Radio.azimuth Viavi.Geo.x Viavi.Geo.y Viavi.Geo.z"
                                + " Viavi.GnbDuId Viavi.NrPci Viavi.NrCgi Viavi.isEnergySaving Viavi.QoS.Score"
                                + " RRC.ConnEstabAtt.mo-Data RRC.ConnEstabSucc.mo-VideoCall"
                                + " RRC.ConnEstabFailCause.NetworkReject DRB.UECqiDl DRB.UECqiUl RF.serving.RSRP"
                                + " RF.serving.RSRQ RF.serving.RSSINR rsrp_nb0 rssinr_nb4 targetTput Viavi.UE.anomalies"
                                + " availPrbDl availPrbUl measPeriodPrb pdcpBytesDl pdcpBytesUl measPeriodPdcpBytes"
                                + " throughput prb_usage"));
    }

    private static Arguments stack(Emitter emitter, String names) {
        return Arguments.of(emitter, List.of(names.split(" ")));
    }

    private static MeasurementMatch match(String name) {
        return Objects.requireNonNull(CATALOGUE.find(name), name);
    }
}
