package io.rantwin.codecs.kpm;

import io.rantwin.codecs.asn1.SequenceValue.UnknownAddition;
import io.rantwin.codecs.identity.CellGlobalId;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.Snssai;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For what part of the traffic a figure is (E2SM-KPM 8.3.11, IE MeasurementLabel). Numbers may exceed their range when the
 * peer is newer. Flags that are ENUMERATED with the one item {@code true} are booleans.
 *
 * @param noLabel whether this is the figure without any label
 * @param plmnId PLMN
 * @param sliceId slice
 * @param fiveQi 5QI, 0..255
 * @param qfi QoS flow, 0..63
 * @param qci QCI, 0..255
 * @param qciMax upper bound of a QCI range
 * @param qciMin lower bound of a QCI range
 * @param arpMax upper bound of an ARP range, 1..15
 * @param arpMin lower bound of an ARP range, 1..15
 * @param bitrateRange index of a bit rate range, from 1
 * @param layerMuMimo MU-MIMO layer, from 1
 * @param sum whether the figure is a sum
 * @param distBinX bin of the first dimension, from 1
 * @param distBinY bin of the second dimension, from 1
 * @param distBinZ bin of the third dimension, from 1
 * @param preLabelOverride whether the label of the item before does not apply
 * @param startEndInd {@code start} or {@code end} of a range; {@code extension-N} from a newer version
 * @param min whether the figure is a minimum
 * @param max whether the figure is a maximum
 * @param avg whether the figure is an average
 * @param ssbIndex SSB, from 1 (from v02.03 on)
 * @param nonGoBBeamformingModeIndex beamforming mode without grid of beams, from 1 (from v02.03 on)
 * @param mimoModeIndex 1 for SU-MIMO, 2 for MU-MIMO (from v02.03 on)
 * @param cellGlobalId cell (v04, and figures of v1)
 * @param beamId beam (v04)
 * @param additions of a newer version
 */
public record MeasurementLabel(
        boolean noLabel,
        @Nullable Plmn plmnId,
        @Nullable Snssai sliceId,
        @Nullable Long fiveQi,
        @Nullable Long qfi,
        @Nullable Long qci,
        @Nullable Long qciMax,
        @Nullable Long qciMin,
        @Nullable Long arpMax,
        @Nullable Long arpMin,
        @Nullable Long bitrateRange,
        @Nullable Long layerMuMimo,
        boolean sum,
        @Nullable Long distBinX,
        @Nullable Long distBinY,
        @Nullable Long distBinZ,
        boolean preLabelOverride,
        @Nullable String startEndInd,
        boolean min,
        boolean max,
        boolean avg,
        @Nullable Long ssbIndex,
        @Nullable Long nonGoBBeamformingModeIndex,
        @Nullable Long mimoModeIndex,
        @Nullable CellGlobalId cellGlobalId,
        @Nullable BeamId beamId,
        List<UnknownAddition> additions)
        implements MatchingCondition.Criterion {
    /** The plain figure, for all traffic. */
    public static final MeasurementLabel NO_LABEL = builder().noLabel().build();

    public MeasurementLabel {
        additions = List.copyOf(additions);
    }

    /** A label to be filled. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the parts of a label. Not thread-safe. */
    public static final class Builder {
        private boolean noLabel;
        private @Nullable Plmn plmnId;
        private @Nullable Snssai sliceId;
        private @Nullable Long fiveQi;
        private @Nullable Long qfi;
        private @Nullable Long qci;
        private @Nullable Long qciMax;
        private @Nullable Long qciMin;
        private @Nullable Long arpMax;
        private @Nullable Long arpMin;
        private @Nullable Long bitrateRange;
        private @Nullable Long layerMuMimo;
        private boolean sum;
        private @Nullable Long distBinX;
        private @Nullable Long distBinY;
        private @Nullable Long distBinZ;
        private boolean preLabelOverride;
        private @Nullable String startEndInd;
        private boolean min;
        private boolean max;
        private boolean avg;
        private @Nullable Long ssbIndex;
        private @Nullable Long nonGoBBeamformingModeIndex;
        private @Nullable Long mimoModeIndex;
        private @Nullable CellGlobalId cellGlobalId;
        private @Nullable BeamId beamId;
        private List<UnknownAddition> additions = List.of();

        private Builder() {}

        public Builder noLabel() {
            noLabel = true;
            return this;
        }

        public Builder plmnId(@Nullable Plmn value) {
            plmnId = value;
            return this;
        }

        public Builder sliceId(@Nullable Snssai value) {
            sliceId = value;
            return this;
        }

        public Builder fiveQi(@Nullable Long value) {
            fiveQi = value;
            return this;
        }

        public Builder qfi(@Nullable Long value) {
            qfi = value;
            return this;
        }

        public Builder qci(@Nullable Long value) {
            qci = value;
            return this;
        }

        public Builder qciMax(@Nullable Long value) {
            qciMax = value;
            return this;
        }

        public Builder qciMin(@Nullable Long value) {
            qciMin = value;
            return this;
        }

        public Builder arpMax(@Nullable Long value) {
            arpMax = value;
            return this;
        }

        public Builder arpMin(@Nullable Long value) {
            arpMin = value;
            return this;
        }

        public Builder bitrateRange(@Nullable Long value) {
            bitrateRange = value;
            return this;
        }

        public Builder layerMuMimo(@Nullable Long value) {
            layerMuMimo = value;
            return this;
        }

        public Builder sum() {
            sum = true;
            return this;
        }

        public Builder distBinX(@Nullable Long value) {
            distBinX = value;
            return this;
        }

        public Builder distBinY(@Nullable Long value) {
            distBinY = value;
            return this;
        }

        public Builder distBinZ(@Nullable Long value) {
            distBinZ = value;
            return this;
        }

        public Builder preLabelOverride() {
            preLabelOverride = true;
            return this;
        }

        public Builder startEndInd(@Nullable String value) {
            startEndInd = value;
            return this;
        }

        public Builder min() {
            min = true;
            return this;
        }

        public Builder max() {
            max = true;
            return this;
        }

        public Builder avg() {
            avg = true;
            return this;
        }

        public Builder ssbIndex(@Nullable Long value) {
            ssbIndex = value;
            return this;
        }

        public Builder nonGoBBeamformingModeIndex(@Nullable Long value) {
            nonGoBBeamformingModeIndex = value;
            return this;
        }

        public Builder mimoModeIndex(@Nullable Long value) {
            mimoModeIndex = value;
            return this;
        }

        public Builder cellGlobalId(@Nullable CellGlobalId value) {
            cellGlobalId = value;
            return this;
        }

        public Builder beamId(@Nullable BeamId value) {
            beamId = value;
            return this;
        }

        Builder flags(boolean noLabelFlag, boolean sumFlag, boolean overrideFlag) {
            noLabel = noLabelFlag;
            sum = sumFlag;
            preLabelOverride = overrideFlag;
            return this;
        }

        Builder extremes(boolean minFlag, boolean maxFlag, boolean avgFlag) {
            min = minFlag;
            max = maxFlag;
            avg = avgFlag;
            return this;
        }

        public Builder additions(List<UnknownAddition> value) {
            additions = value;
            return this;
        }

        public MeasurementLabel build() {
            return new MeasurementLabel(
                    noLabel,
                    plmnId,
                    sliceId,
                    fiveQi,
                    qfi,
                    qci,
                    qciMax,
                    qciMin,
                    arpMax,
                    arpMin,
                    bitrateRange,
                    layerMuMimo,
                    sum,
                    distBinX,
                    distBinY,
                    distBinZ,
                    preLabelOverride,
                    startEndInd,
                    min,
                    max,
                    avg,
                    ssbIndex,
                    nonGoBBeamformingModeIndex,
                    mimoModeIndex,
                    cellGlobalId,
                    beamId,
                    additions);
        }
    }
}
