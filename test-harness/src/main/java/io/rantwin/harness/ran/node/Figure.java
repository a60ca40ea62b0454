package io.rantwin.harness.ran.node;

import org.jspecify.annotations.Nullable;

/**
 * A measurement that the nodes offer and how it comes from two readings of the network's counts. Names, units, types and labels
 * are those of the measurement catalogue; this table adds what the simulation really has.
 */
enum Figure {
    PRB_TOT_DL("RRU.PrbTotDl", Counter.PRB_USED_DL, Counter.PRB_AVAILABLE_DL, 100, Place.RADIO),
    PRB_TOT_UL("RRU.PrbTotUl", Counter.PRB_USED_UL, Counter.PRB_AVAILABLE_UL, 100, Place.RADIO),
    PRB_USED_DL("RRU.PrbUsedDl", Kind.MEAN, Counter.PRB_USED_DL, 1, Place.RADIO),
    PRB_USED_UL("RRU.PrbUsedUl", Kind.MEAN, Counter.PRB_USED_UL, 1, Place.RADIO),
    PRB_AVAIL_DL("RRU.PrbAvailDl", Kind.MEAN, Counter.PRB_AVAILABLE_DL, 1, Place.RADIO),
    PRB_AVAIL_UL("RRU.PrbAvailUl", Kind.MEAN, Counter.PRB_AVAILABLE_UL, 1, Place.RADIO),
    UE_THP_DL("DRB.UEThpDl", Counter.THROUGHPUT_BITS_DL, Counter.THROUGHPUT_SECONDS_DL, 1e-3, Place.RADIO),
    /** Little's law: bits that waited times how long, divided by the bits that went. */
    RLC_SDU_DELAY_DL("DRB.RlcSduDelayDl", Counter.QUEUED_DL, Counter.SERVED_DL, 1e4, Place.RADIO),
    /** In bursts of the traffic, which stand for its packets. */
    RLC_PACKET_DROP_RATE_DL(
            "DRB.RlcPacketDropRateDl", Counter.UNITS_DROPPED, Counter.UNITS_DELIVERED, 1e6, Place.RADIO),
    RLC_SDU_VOLUME_DL("DRB.RlcSduTransmittedVolumeDL", Kind.TOTAL, Counter.SERVED_DL, 1e-3, Place.RADIO),
    RLC_SDU_VOLUME_UL("DRB.RlcSduTransmittedVolumeUL", Kind.TOTAL, Counter.SERVED_UL, 1e-3, Place.RADIO),
    MEAN_ACTIVE_UE_DL("DRB.MeanActiveUeDl", Kind.MEAN, Counter.ACTIVE_DL, 1, Place.RADIO),
    MEAN_ACTIVE_UE_UL("DRB.MeanActiveUeUl", Kind.MEAN, Counter.ACTIVE_UL, 1, Place.RADIO),
    TB_TOT_INITIAL("TB.TotNbrDlInitial", Kind.TOTAL, Counter.BLOCKS, 1, Place.RADIO),
    TB_ERR_TOT("TB.ErrTotNbrDl", Kind.TOTAL, Counter.BLOCKS_FAILED, 1, Place.RADIO),
    TB_RESIDUAL_ERR("TB.ResidualErrNbrDl", Kind.TOTAL, Counter.BLOCKS_LOST, 1, Place.RADIO),
    WB_CQI_DIST("CARR.WBCQIDist", Kind.CQI, null, 1, Place.RADIO),
    PDSCH_MCS_DIST("CARR.PDSCHMCSDist", Kind.MCS, null, 1, Place.RADIO),
    SS_RSRP_DIST("L1M.SS-RSRP", Kind.RSRP, null, 1, Place.RADIO),
    DL_SS_RSRP("L1M.DL-SS-RSRP", Kind.UE_RSRP, null, 1, Place.RADIO),
    DL_SS_SINR("L1M.DL-SS-SINR", Kind.UE_SINR, null, 1, Place.RADIO),
    MAX_TX_PWR("CARR.MaxTxPwr", Kind.TX_POWER, null, 1, Place.RADIO),
    AVG_POWER("PEE.AvgPower", Kind.MEAN, Counter.ENERGY, 1, Place.RADIO),
    ENERGY("PEE.Energy", Kind.TOTAL, Counter.ENERGY, 1 / 3.6e6, Place.RADIO),
    AVG_TEMPERATURE("PEE.AvgTemperature", Kind.TEMPERATURE, null, 1, Place.RADIO),
    PDCP_SDU_VOLUME_DL("DRB.PdcpSduVolumeDL", Kind.TOTAL, Counter.OFFERED_DL, 1e-3, Place.UNSPLIT),
    PDCP_SDU_VOLUME_UL("DRB.PdcpSduVolumeUL", Kind.TOTAL, Counter.SERVED_UL, 1e-3, Place.UNSPLIT),
    FLOW_VOLUME_DL("QosFlow.PdcpSduVolumeDl", Kind.TOTAL, Counter.OFFERED_DL, 1e-3, Place.USER_PLANE),
    FLOW_VOLUME_UL("QosFlow.PdcpSduVolumeUl", Kind.TOTAL, Counter.SERVED_UL, 1e-3, Place.USER_PLANE),
    CONN_MEAN("RRC.ConnMean", Kind.MEAN, Counter.CONNECTED, 1, Place.CONTROL_PLANE),
    /** A connected user of the simulation has one session. */
    SESSIONS_MEAN("SM.MeanPDUSessionSetupReq", Kind.MEAN, Counter.CONNECTED, 1, Place.CONTROL_PLANE),
    CONN_ESTAB_ATT("RRC.ConnEstabAtt", Kind.TOTAL, Counter.ESTABLISHMENTS_ATTEMPTED, 1, Place.CONTROL_PLANE),
    CONN_ESTAB_SUCC("RRC.ConnEstabSucc", Kind.TOTAL, Counter.ESTABLISHMENTS_DONE, 1, Place.CONTROL_PLANE),
    CONN_ESTAB_FAIL("RRC.ConnEstabFailCause", Kind.TOTAL, Counter.ESTABLISHMENTS_REFUSED, 1, Place.CONTROL_PLANE),
    RE_ESTAB_ATT("RRC.ReEstabAtt", Kind.TOTAL, Counter.REESTABLISHMENTS_ATTEMPTED, 1, Place.CONTROL_PLANE),
    RE_ESTAB_SUCC("RRC.ReEstabSuccWithUeContext", Kind.TOTAL, Counter.REESTABLISHMENTS_DONE, 1, Place.CONTROL_PLANE),
    HO_INTRA_FREQ_REQ("MM.HoExeIntraFreqReq", Kind.TOTAL, Counter.INTRA_FREQUENCY_EXECUTED, 1, Place.CONTROL_PLANE),
    HO_INTRA_FREQ_SUCC("MM.HoExeIntraFreqSucc", Kind.TOTAL, Counter.INTRA_FREQUENCY_DONE, 1, Place.CONTROL_PLANE),
    HO_INTER_FREQ_REQ("MM.HoExeInterFreqReq", Kind.TOTAL, Counter.INTER_FREQUENCY_EXECUTED, 1, Place.CONTROL_PLANE),
    HO_INTER_FREQ_SUCC("MM.HoExeInterFreqSucc", Kind.TOTAL, Counter.INTER_FREQUENCY_DONE, 1, Place.CONTROL_PLANE),
    HO_INTRA_SUCC("MM.HoExeIntraSucc", Kind.HANDOVERS_WITHIN, null, 1, Place.CONTROL_PLANE),
    HO_INTER_SUCC("MM.HoExeInterSucc", Kind.HANDOVERS_OUT, null, 1, Place.CONTROL_PLANE);

    /** How a figure comes from readings. */
    enum Kind {
        /** What was counted, by time. */
        MEAN,
        /** What was counted. */
        TOTAL,
        /** What was counted, by what was counted besides. */
        RATIO,
        /** Reports of one CQI. */
        CQI,
        /** Transport blocks of one MCS. */
        MCS,
        /** Measurements of one SS-RSRP level. */
        RSRP,
        /** Handovers within the gNB. */
        HANDOVERS_WITHIN,
        /** Handovers to another gNB. */
        HANDOVERS_OUT,
        /** SS-RSRP level of a user at the end. */
        UE_RSRP,
        /** SS-SINR level of a user at the end. */
        UE_SINR,
        /** The higher one of begin and end. */
        TX_POWER,
        /** Mean of begin and end. */
        TEMPERATURE;

        /** Whether a label names a bin. */
        boolean isDistribution() {
            return this == CQI || this == MCS || this == RSRP;
        }

        /** Whether it is read at a moment and only of a user. */
        boolean isUeLevel() {
            return this == UE_RSRP || this == UE_SINR;
        }
    }

    /** Which nodes have a figure. */
    private enum Place {
        /** Where the scheduler and the radio units are. */
        RADIO,
        CONTROL_PLANE,
        USER_PLANE,
        /** TS 28.552 clause 5.1.2 is for gNBs that are not split. */
        UNSPLIT;

        boolean has(NodeRole role) {
            return role == NodeRole.GNB
                    || switch (this) {
                        case RADIO -> role == NodeRole.DU;
                        case CONTROL_PLANE -> role == NodeRole.CU_CP;
                        case USER_PLANE -> role == NodeRole.CU_UP;
                        case UNSPLIT -> false;
                    };
        }
    }

    private final String measName;
    private final Kind kind;
    private final @Nullable Counter numerator;
    private final @Nullable Counter denominator;
    private final double factor;
    private final Place place;

    Figure(String measName, Kind kind, @Nullable Counter counter, double factor, Place place) {
        this.measName = measName;
        this.kind = kind;
        this.numerator = counter;
        this.denominator = null;
        this.factor = factor;
        this.place = place;
    }

    Figure(String measName, Counter numerator, Counter denominator, double factor, Place place) {
        this.measName = measName;
        this.kind = Kind.RATIO;
        this.numerator = numerator;
        this.denominator = denominator;
        this.factor = factor;
        this.place = place;
    }

    /** Name in the catalogue. */
    String measName() {
        return measName;
    }

    Kind kind() {
        return kind;
    }

    @Nullable
    Counter numerator() {
        return numerator;
    }

    @Nullable
    Counter denominator() {
        return denominator;
    }

    /** Whether a node of some role has it. */
    boolean isOf(NodeRole role) {
        return place.has(role);
    }

    /** Whether it can be told for a user. */
    boolean isOfUes() {
        return kind.isUeLevel()
                || numerator != null && numerator.isOfUes() && (denominator == null || denominator.isOfUes());
    }

    /** Whether it can be told for a slice. */
    boolean isOfSlices() {
        return numerator != null && numerator.isOfSlices() && (denominator == null || denominator.isOfSlices());
    }

    /**
     * The figure of a period.
     *
     * @param over what the numerator has risen by
     * @param under what the denominator has risen by; of no meaning when there is none
     * @param seconds length of the period
     * @return NaN when there is nothing to divide by
     */
    double of(double over, double under, double seconds) {
        return switch (kind) {
            case MEAN -> over / seconds * factor;
            case RATIO -> {
                // Drops are counted beside deliveries, not among them.
                double whole = this == RLC_PACKET_DROP_RATE_DL ? over + under : under;
                yield whole > 0 ? over / whole * factor : Double.NaN;
            }
            default -> over * factor;
        };
    }
}
