package io.rantwin.codecs.ccc;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * O-NRCellDU, cell level: clause 8.8.2.2. A report says in it what state the cell is in; none of the typed attributes
 * is writable, so energy saving is ordered through {@link OCesManagementFunction}. {@code partitionList}, the one
 * writable attribute, is in {@code otherAttributes}.
 *
 * @param nrPci 0..503
 * @param nrTac 0..16777215
 * @param bwpList each item is the content of an {@code O-BWP}
 */
public record ONrCellDu(
        @Nullable Integer cellLocalId,
        @Nullable OperationalState operationalState,
        @Nullable AdministrativeState administrativeState,
        @Nullable CellState cellState,
        List<PlmnInfo> plmnInfoList,
        @Nullable Integer nrPci,
        @Nullable Integer nrTac,
        Carrier carrier,
        Ssb ssb,
        List<OBwp> bwpList,
        Map<String, RawJson> otherAttributes)
        implements RanConfigurationStructure {
    public static final String NAME = "O-NRCellDU";

    public ONrCellDu {
        plmnInfoList = List.copyOf(plmnInfoList);
        bwpList = List.copyOf(bwpList);
        otherAttributes = RanConfigurationStructure.copyOf(otherAttributes);
    }

    /** The three states of a cell and nothing else. */
    public static ONrCellDu states(
            @Nullable OperationalState operationalState,
            @Nullable AdministrativeState administrativeState,
            @Nullable CellState cellState) {
        return new ONrCellDu(
                null,
                operationalState,
                administrativeState,
                cellState,
                List.of(),
                null,
                null,
                Carrier.NONE,
                Ssb.NONE,
                List.of(),
                Map.of());
    }

    @Override
    public String structureName() {
        return NAME;
    }

    /**
     * The attributes of the carriers, which stand beside the others on the wire. Values as in TS 28.541 clause 4.4.1:
     * channel numbers, and channel bandwidths in MHz.
     */
    public record Carrier(
            @Nullable Integer arfcnDl,
            @Nullable Integer arfcnUl,
            @Nullable Integer arfcnSul,
            @Nullable Integer bsChannelBwDl,
            @Nullable Integer bsChannelBwUl,
            @Nullable Integer bsChannelBwSul) {
        public static final Carrier NONE = new Carrier(null, null, null, null, null, null);
    }

    /**
     * The attributes of the synchronisation signal block, which stand beside the others on the wire.
     *
     * @param ssbFrequency channel number, 0..3279165
     * @param ssbPeriodicity 5, 10, 20, 40, 80 or 160 subframes
     * @param ssbSubCarrierSpacing 15, 30, 120 or 240 kHz
     * @param ssbOffset 0..159 subframes
     * @param ssbDuration 1..5 subframes
     */
    public record Ssb(
            @Nullable Integer ssbFrequency,
            @Nullable Integer ssbPeriodicity,
            @Nullable Integer ssbSubCarrierSpacing,
            @Nullable Integer ssbOffset,
            @Nullable Integer ssbDuration) {
        public static final Ssb NONE = new Ssb(null, null, null, null, null);
    }
}
