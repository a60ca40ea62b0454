package io.rantwin.codecs.rc;

/**
 * E2SM-RC-CallProcessID: ties a control request to the insert indication it answers (E2SM-RC 9.2.1.5). Immutable.
 */
public sealed interface CallProcessId extends RcMessage permits CallProcessId.Format1, UnrecognizedAlternative {
    /**
     * A number.
     *
     * @param callProcessId 1..4294967295
     */
    record Format1(long callProcessId) implements CallProcessId {}
}
