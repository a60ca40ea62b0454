package io.rantwin.harness.ran.run;

import io.rantwin.codecs.identity.Plmn;
import io.rantwin.harness.command.HostPort;
import io.rantwin.harness.command.SpokenVersions;
import io.rantwin.harness.command.StatusPeriod;
import io.rantwin.harness.link.TransportChoice;
import io.rantwin.harness.ran.node.NodePlan;
import io.rantwin.harness.ran.pm.PmOptions;
import io.rantwin.harness.ran.scenario.Moments;
import io.rantwin.harness.ran.scenario.ScenarioChanges;
import io.rantwin.harness.ran.traffic.ProfileClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of a run. The readers throw {@link IllegalArgumentException} with a sentence where a text makes no sense. */
final class RunOptions {
    private static final long MILLIS_PER_HOUR = 3_600_000;

    @Option(
            names = "--connect",
            paramLabel = "HOST:PORT",
            description = "Be E2 nodes of the RIC whose E2 termination listens there (rantwin ric: 127.0.0.1:36422).")
    private @Nullable String connect;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            description = "Seconds of the network in one of ours; 1 with --connect or --o1, else max.")
    private @Nullable String speed;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            description =
                    "Network time to run, such as 90s, 30min, 24h; without it until a signal with --connect or --o1,"
                            + " else one day.")
    private @Nullable String duration;

    @Option(
            names = "--day",
            paramLabel = "TIME",
            description =
                    "Network time of a whole day: squeezes profiles, events and faults; sleep transitions and heat scale"
                            + " with it.")
    private @Nullable String day;

    @Option(
            names = "--start",
            paramLabel = "'DAY HH:MM'",
            description = "Begin at another time of the week, such as 'friday 17:30'.")
    private @Nullable String start;

    @Option(names = "--seed", paramLabel = "N", description = "Another seed; same seed, same bytes.")
    private @Nullable Long seed;

    @Option(
            names = "--o1",
            paramLabel = "[HOST:]PORT",
            description =
                    "Serve the O1-like REST interface there: topology, powers, tilts, offsets, cell states; 0 takes a"
                            + " free port.")
    private @Nullable String o1;

    @Option(
            names = "--pm",
            paramLabel = "FOLDER",
            description = "Write PM counters there, as files of TS 28.550 and as JSON, every 1 min and 15 min.")
    private @Nullable Path pmFolder;

    @Option(
            names = "--pm-period",
            paramLabel = "TIME",
            description = "Another granularity period of --pm, whole seconds of network time; one alone then.")
    private @Nullable String pmPeriod;

    @Option(
            names = "--tally",
            paramLabel = "FILE",
            description =
                    "Write there as CSV what really happened in each cell and quarter of an hour of the (squeezed) day: energy,"
                            + " load, bits offered, served and dropped, sleeps.")
    private @Nullable Path tallyFile;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "Write there as JSON lines which fault is on, where and how strong.")
    private @Nullable Path truthFile;

    @Option(
            names = "--plot",
            paramLabel = "FOLDER",
            description =
                    "Draw there at the end: SINR map with ways of users, load and power over time, distributions.")
    private @Nullable Path plotFolder;

    @Option(names = "--split", description = "Each gNB is three E2 nodes: CU-CP, CU-UP and DU.")
    private boolean isSplit;

    @Option(
            names = "--plmn",
            paramLabel = "DIGITS",
            defaultValue = "00101",
            description = "MCC and MNC, 5 or 6 digits (${DEFAULT-VALUE}).")
    private String plmn;

    @Option(
            names = "--gnb-id",
            paramLabel = "N",
            defaultValue = "1",
            description = "gNB id of the first site, 22 bits; the others follow (${DEFAULT-VALUE}).")
    private long gnbId;

    @Mixin
    private SpokenVersions versions;

    @Option(
            names = "--transport",
            paramLabel = "auto|sctp|tcp",
            defaultValue = "auto",
            description = "What carries E2AP; auto takes SCTP where this machine has it.")
    private TransportChoice transport;

    @Mixin
    private StatusPeriod status;

    /**
     * Reads everything once, before anything is begun: what is wrong is told at once and not after an hour.
     *
     * @throws IllegalArgumentException when something makes no sense
     */
    void check() {
        changes();
        ric();
        o1();
        speed();
        statusSeconds();
        nodePlan(0);
        if (duration != null) {
            seconds("--duration", duration);
        }
        if (pmPeriod != null) {
            if (pmFolder == null) {
                throw new IllegalArgumentException("--pm-period is of --pm, which says where counters go");
            }
            pm(pmFolder);
        }
        requireFolder("--pm", pmFolder);
        if (tallyFile != null && Files.isDirectory(tallyFile)) {
            throw new IllegalArgumentException("--tally takes a file, and " + tallyFile + " is a folder");
        }
        requireFolder("--plot", plotFolder);
        if (truthFile != null && Files.isDirectory(truthFile)) {
            throw new IllegalArgumentException("--truth takes a file, and " + truthFile + " is a folder");
        }
    }

    private static void requireFolder(String option, @Nullable Path folder) {
        if (folder != null && Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(option + " takes a folder, and " + folder + " is a file");
        }
    }

    ScenarioChanges changes() {
        Double hour = start == null ? null : Moments.hourOfWeek(start);
        if (start != null && hour == null) {
            throw new IllegalArgumentException("--start takes " + Moments.HOUR_OF_WEEK + ", not " + start);
        }
        return new ScenarioChanges(seed, day == null ? null : (Double) seconds("--day", day), hour);
    }

    private static double seconds(String option, String text) {
        Double seconds = Moments.seconds(text);
        if (seconds == null || seconds <= 0) {
            throw new IllegalArgumentException(option + " takes " + Moments.DURATION + ", not " + text);
        }
        return seconds;
    }

    @Nullable
    HostPort ric() {
        return connect == null ? null : address("--connect", connect, "");
    }

    @Nullable
    HostPort o1() {
        return o1 == null ? null : address("--o1", o1, "127.0.0.1");
    }

    private static HostPort address(String option, String text, String host) {
        HostPort address = HostPort.parse(text, host);
        if (address == null || option.equals("--connect") && address.port() == 0) {
            throw new IllegalArgumentException(option + " takes HOST:PORT, not " + text);
        }
        return address;
    }

    private boolean isServing() {
        return connect != null || o1 != null;
    }

    double speed() {
        if (speed == null) {
            return isServing() ? 1 : Double.POSITIVE_INFINITY;
        }
        if (speed.toLowerCase(Locale.ROOT).equals("max")) {
            return Double.POSITIVE_INFINITY;
        }
        double factor = speed.matches("[0-9]{1,6}(\\.[0-9]{1,6})?") ? Double.parseDouble(speed) : 0;
        if (factor <= 0) {
            throw new IllegalArgumentException("--speed takes a number above 0 or max, not " + speed);
        }
        return factor;
    }

    long untilMicros(ProfileClock clock) {
        if (duration != null) {
            return Math.round(seconds("--duration", duration) * 1e6);
        }
        return isServing() ? Long.MAX_VALUE : Math.round(clock.daySeconds() * 1e6);
    }

    /** @param startHours of the week at network time zero */
    NodePlan nodePlan(double startHours) {
        if (!plmn.matches("[0-9]{5,6}")) {
            throw new IllegalArgumentException("--plmn takes 5 or 6 digits such as 00101, not " + plmn);
        }
        NodePlan usual = NodePlan.DEFAULT;
        if (gnbId < 0 || gnbId >= 1L << usual.gnbIdBits()) {
            throw new IllegalArgumentException(
                    "--gnb-id has " + usual.gnbIdBits() + " bits, which " + gnbId + " has not");
        }
        return new NodePlan(
                Plmn.of(plmn.substring(0, 3), plmn.substring(3)),
                gnbId,
                usual.gnbIdBits(),
                isSplit,
                versions.e2ap(),
                versions.kpm(),
                usual.start().plus(Duration.ofMillis(Math.round(startHours * MILLIS_PER_HOUR))),
                usual.energySavingState());
    }

    @Nullable
    Path pmFolder() {
        return pmFolder;
    }

    PmOptions pm(Path folder) {
        PmOptions usual = PmOptions.usual(folder);
        return pmPeriod == null
                ? usual
                : new PmOptions(
                        folder,
                        List.of(Duration.ofMillis(Math.round(1e3 * seconds("--pm-period", pmPeriod)))),
                        usual.mostFiles());
    }

    @Nullable
    Path tallyFile() {
        return tallyFile;
    }

    @Nullable
    Path truthFile() {
        return truthFile;
    }

    @Nullable
    Path plotFolder() {
        return plotFolder;
    }

    TransportChoice transport() {
        return transport;
    }

    int statusSeconds() {
        if (status.seconds() < 1) {
            throw new IllegalArgumentException("--status-seconds is at least 1");
        }
        return status.seconds();
    }
}
