package io.rantwin.codecs.rc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * NRFrequencyInfo: carrier and bands of an NR cell (O-RAN E2SM common IE, after 3GPP TS 38.423 9.2.2.19).
 *
 * @param nrArfcn 0..3279165
 * @param bands 1..32
 * @param frequencyShift7p5khz whether the uplink is shifted by 7.5 kHz
 */
public record NrFrequencyInfo(
        int nrArfcn, List<Band> bands, @Nullable Boolean frequencyShift7p5khz) {
    public NrFrequencyInfo {
        bands = List.copyOf(bands);
    }

    /**
     * An NR band.
     *
     * @param freqBandIndicatorNr 1..1024
     * @param supportedSulBands supplementary uplink bands, 1..1024 each, at most 32
     */
    public record Band(int freqBandIndicatorNr, List<Integer> supportedSulBands) {
        public Band {
            supportedSulBands = List.copyOf(supportedSulBands);
        }
    }
}
