package io.rantwin.harness.ran.node;

import io.rantwin.codecs.catalogue.LabelDimension;
import io.rantwin.codecs.kpm.MeasurementLabel;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a node's traffic a figure is for.
 *
 * @param cells indices of cells, at least one
 * @param slice index of the slice, {@link #ALL} for all
 * @param fiveQi 5QI, {@link #ALL} for all
 * @param bin of a distribution, {@link #ALL} when it is none
 */
@SuppressWarnings("ArrayRecordComponent") // Read in loops and compared nowhere.
record Scope(int[] cells, int slice, int fiveQi, int bin) {
    static final int ALL = -1;

    /** Whether a cell is among them. */
    boolean has(int cell) {
        for (int each : cells) {
            if (each == cell) {
                return true;
            }
        }
        return false;
    }

    /**
     * The part that a label means.
     *
     * @return {@code null} when the figure is not told apart like that, or there is no such part: noValue
     */
    static @Nullable Scope of(MeasurementLabel label, Offer.Entry entry, NetworkIdentities identities, int[] cells) {
        Set<LabelDimension> dimensions = entry.measurement().labels();
        Figure figure = entry.figure();
        if (hasUnknownParts(label)) {
            return null;
        }
        if (label.plmnId() != null
                && !(dimensions.contains(LabelDimension.PLMN)
                        && label.plmnId().equals(identities.plan().plmn()))) {
            return null;
        }
        int slice = ALL;
        if (label.sliceId() != null) {
            slice = dimensions.contains(LabelDimension.S_NSSAI) ? identities.slice(label.sliceId()) : ALL;
            if (slice == ALL) {
                return null;
            }
        }
        int fiveQi = ALL;
        Long wantedFiveQi = label.fiveQi();
        if (wantedFiveQi != null) {
            // Only users know their 5QI.
            if (!dimensions.contains(LabelDimension.FIVE_QI) || !figure.isOfUes() || wantedFiveQi > 255) {
                return null;
            }
            fiveQi = wantedFiveQi.intValue();
        } else if (slice != ALL && !figure.isOfSlices() && !figure.isOfUes()) {
            return null;
        }
        boolean hasBin = label.distBinX() != null || label.distBinY() != null || label.distBinZ() != null;
        if (hasBin != figure.kind().isDistribution()) {
            return null;
        }
        int bin = hasBin ? Offer.bin(figure.kind(), label.distBinX(), label.distBinY(), label.distBinZ()) : ALL;
        int[] of = cells;
        if (label.cellGlobalId() != null) {
            int cell = identities.cell(label.cellGlobalId());
            of = Arrays.stream(cells).filter(each -> each == cell).toArray();
        }
        return of.length == 0 || hasBin && bin == ALL ? null : new Scope(of, slice, fiveQi, bin);
    }

    private static boolean hasUnknownParts(MeasurementLabel label) {
        return label.qfi() != null
                || label.qci() != null
                || label.qciMax() != null
                || label.qciMin() != null
                || label.arpMax() != null
                || label.arpMin() != null
                || label.bitrateRange() != null
                || label.layerMuMimo() != null
                || label.preLabelOverride()
                || label.startEndInd() != null
                || label.min()
                || label.max()
                || label.ssbIndex() != null
                || label.nonGoBBeamformingModeIndex() != null
                || label.mimoModeIndex() != null
                || label.beamId() != null
                || !label.additions().isEmpty();
    }
}
