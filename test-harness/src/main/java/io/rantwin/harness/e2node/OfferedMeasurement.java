package io.rantwin.harness.e2node;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A measurement that simulated nodes report (3GPP TS 28.552). All are integers; the ranges are plausible for a cell of
 * 20 MHz and stay within one length of encoding, so that a report can be patched instead of encoded anew.
 */
enum OfferedMeasurement {
    UE_THP_DL(1, "DRB.UEThpDl", 70_000, 160_000),
    UE_THP_UL(2, "DRB.UEThpUl", 5_000, 60_000),
    PDCP_VOLUME_DL(3, "DRB.PdcpSduVolumeDL", 66_000, 400_000),
    PDCP_VOLUME_UL(4, "DRB.PdcpSduVolumeUL", 2_000, 50_000),
    RLC_VOLUME_DL(5, "DRB.RlcSduTransmittedVolumeDL", 66_000, 400_000),
    RLC_VOLUME_UL(6, "DRB.RlcSduTransmittedVolumeUL", 2_000, 50_000),
    RLC_DELAY_DL(7, "DRB.RlcSduDelayDl", 10, 240),
    AIR_DELAY_DL(8, "DRB.AirIfDelayDl", 10, 240),
    DROP_RATE_DL(9, "DRB.RlcPacketDropRateDl", 256, 5_000),
    SUCCESS_RATE_UL(10, "DRB.PacketSuccessRateUlgNBUu", 90, 100),
    MEAN_ACTIVE_UE_DL(11, "DRB.MeanActiveUeDl", 1, 80),
    MEAN_ACTIVE_UE_UL(12, "DRB.MeanActiveUeUl", 1, 80),
    PRB_TOTAL_DL(13, "RRU.PrbTotDl", 1, 100),
    PRB_TOTAL_UL(14, "RRU.PrbTotUl", 1, 100),
    PRB_USED_DL(15, "RRU.PrbUsedDl", 1, 106),
    PRB_USED_UL(16, "RRU.PrbUsedUl", 1, 106),
    PRB_AVAILABLE_DL(17, "RRU.PrbAvailDl", 106, 106),
    PRB_AVAILABLE_UL(18, "RRU.PrbAvailUl", 106, 106),
    CONNECTED_MEAN(19, "RRC.ConnMean", 1, 100),
    CONNECTED_MOST(20, "RRC.ConnMax", 1, 120),
    BLOCKS_DL(21, "TB.TotNbrDl", 1_000, 20_000),
    BLOCKS_WRONG_DL(22, "TB.ErrTotNbrDl", 256, 2_000);

    private static final Map<String, OfferedMeasurement> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(OfferedMeasurement::measName, Function.identity()));
    private static final Map<Integer, OfferedMeasurement> BY_ID = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(OfferedMeasurement::measId, Function.identity()));

    private final int measId;
    private final String measName;
    private final int lowest;
    private final int highest;

    OfferedMeasurement(int measId, String measName, int lowest, int highest) {
        this.measId = measId;
        this.measName = measName;
        this.lowest = lowest;
        this.highest = highest;
    }

    String measName() {
        return measName;
    }

    /** Number by which reports may name it, from 1. */
    int measId() {
        return measId;
    }

    int lowest() {
        return lowest;
    }

    int highest() {
        return highest;
    }

    /** Octets that every value of it takes. */
    int octets() {
        return highest < 1 << 8 ? 1 : highest < 1 << 16 ? 2 : 3;
    }

    /** The measurement of that name, {@code null} when it is not offered. */
    static @Nullable OfferedMeasurement named(String measName) {
        return BY_NAME.get(measName);
    }

    /** The measurement of that number, {@code null} when it is not offered. */
    static @Nullable OfferedMeasurement numbered(long measId) {
        return measId < 1 || measId > Integer.MAX_VALUE ? null : BY_ID.get((int) measId);
    }
}
