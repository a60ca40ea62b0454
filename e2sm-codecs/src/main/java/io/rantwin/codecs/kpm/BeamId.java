package io.rantwin.codecs.kpm;

/** A beam (E2SM v05 common IE Beam-ID). */
public sealed interface BeamId permits BeamId.NrSsbIndex, UnrecognizedAlternative {
    /** @param index 0..63 */
    record NrSsbIndex(long index) implements BeamId {}
}
