package io.rantwin.harness.dataset;

import io.rantwin.codecs.identity.Plmn;
import io.rantwin.harness.command.SpokenVersions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say who the nodes of a data set are, what they speak, and at which pace. */
final class ReplaySpeech {
    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description = "Seconds of the set in a second of ours (${DEFAULT-VALUE}); 3600 makes an hour a second.")
    private double speed;

    @Option(names = "--loop", description = "Begin each series anew at its end; without it the command ends there.")
    private boolean isLooping;

    @Option(
            names = "--native-period",
            description = "Report in the period of the set, whatever period a subscription asks for.")
    private boolean isNativePeriod;

    @Option(
            names = "--plmn",
            paramLabel = "DIGITS",
            defaultValue = "00101",
            description = "MCC and MNC of the nodes, 5 or 6 digits (${DEFAULT-VALUE}).")
    private String plmn;

    @Option(
            names = "--gnb-id",
            paramLabel = "N",
            defaultValue = "1000",
            description = "gNB id of the first node; the others follow (${DEFAULT-VALUE}).")
    private long gnbId;

    @Mixin
    private SpokenVersions versions;

    /** What is wrong with the options, {@code null} when nothing is. */
    @Nullable
    String fault() {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            return "--speed is above 0, such as 1 or 3600, not " + speed;
        }
        return plmn.matches("[0-9]{5,6}") ? null : "--plmn takes 5 or 6 digits such as 00101, not " + plmn;
    }

    /** The options without a {@link #fault}. */
    ReplayNodes.Options options() {
        return new ReplayNodes.Options(
                Plmn.of(plmn.substring(0, 3), plmn.substring(3)),
                gnbId,
                ReplayNodes.Options.DEFAULT.gnbIdBits(),
                versions.e2ap(),
                versions.kpm(),
                speed,
                isLooping,
                isNativePeriod);
    }
}
