package io.rantwin.harness.command;

import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.kpm.KpmVersion;
import picocli.CommandLine.Option;

/** The options that say what simulated nodes speak. */
public final class SpokenVersions {
    @Option(
            names = "--e2ap",
            paramLabel = "VERSION",
            defaultValue = "V02_03",
            description = "E2AP version: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private E2apVersion e2ap;

    @Option(
            names = "--kpm",
            paramLabel = "VERSION",
            defaultValue = "V3_00",
            description = "E2SM-KPM version: V2_00, V2_01, V2_03, V3_00, V4_00 (${DEFAULT-VALUE}).")
    private KpmVersion kpm;

    /** Version of E2AP. */
    public E2apVersion e2ap() {
        return e2ap;
    }

    /** Version of E2SM-KPM. */
    public KpmVersion kpm() {
        return kpm;
    }
}
