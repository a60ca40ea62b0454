package io.rantwin.planner.plan.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.planner.configuration.Configuration;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.commands.PolicyFolder;
import io.rantwin.planner.gate.SlicedWorlds;
import io.rantwin.planner.gate.SmallWorlds;
import io.rantwin.twin.topology.TopologyWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PlanSlicesCommandTest {
    private static final double[] LOADS = {0.85, 0.3, 0.85};
    private static final String PROMISE =
            "1-00000a=" + Math.round(0.45 * SlicedWorlds.wholeKbits(SlicedWorlds.premium(1, 0.05, 0.25, LOADS)));

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    @BeforeEach
    void files() throws Exception {
        Files.write(folder.resolve("topology.json"), TopologyWriter.write(SmallWorlds.facing(3, 1000)));
        StringBuilder loads = new StringBuilder("cell,hour,load_percent,deviation_percent\n");
        StringBuilder slices = new StringBuilder("cell,slice,traffic\n");
        for (int c = 0; c < 3; c++) {
            loads.append(SmallWorlds.id(c) + ",0," + 100 * LOADS[c] + ",5\n");
            slices.append(SmallWorlds.id(c) + ",1,30\n" + SmallWorlds.id(c) + ",1-00000a,10\n");
        }
        Files.writeString(folder.resolve("loads.csv"), loads);
        Files.writeString(folder.resolve("slices.csv"), slices);
    }

    @Test
    void sharesAreShownProvedAndHandedOver() throws Exception {
        assertThat(run("--dry-run", "--promise", PROMISE)).as(out.toString()).isZero();
        assertThat(out.toString())
                .contains("the share of reports that keep what their slice was promised, points")
                .contains("do nothing", "equal shares", "by demand", "greedy")
                .contains("rRMPolicyMinRatio of slice 1-00000a in " + SmallWorlds.id(0) + " from 0 to ")
                .contains("passes all seven checks")
                .contains("Dry run: nothing was handed over.");
        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(run("--approve", "--promise", PROMISE)).as(out.toString()).isZero();
        assertThat(out.toString()).contains("Canary handed over: policy sl-plan, revision 1: WANTED");
        DesiredPolicies wanted = PolicyFolder.view(folder.resolve("data"), InstantSource.system());
        assertThat(wanted.all())
                .singleElement()
                .satisfies(each -> assertThat(each.order().policyTypeId()).isEqualTo(Configuration.TYPE));
    }

    @Test
    void whatIsWrongIsToldInWords() throws Exception {
        assertThat(run("--promise", "gold=5000")).isEqualTo(1);
        assertThat(run("--promise", "1=0")).isEqualTo(1);
        assertThat(run("--promise", "7=5000")).isEqualTo(1);
        assertThat(run("--promise", PROMISE, "--most-share", "2")).isEqualTo(1);
        assertThat(run()).isEqualTo(2);
        assertThat(out.toString())
                .contains("--promise names 'gold', which is no slice: write SST or SST-SD, such as 1 or 1-00000a")
                .contains("Slice 1 is promised a throughput above 0, not 0.0 kbit/s.")
                .contains(
                        "Slice 7 is promised something, and nothing is known of its traffic; known are [1, 1-00000a].")
                .contains("The rRMPolicyMinRatio may change by 5.0 to 100.0 % of PRBs, not 2.0.")
                .contains("--promise");
        traffic("cell,slice,share");
        traffic("cell,slice,traffic", SmallWorlds.id(0) + ",1,x");
        traffic("cell,slice,traffic", SmallWorlds.id(0) + ",one,5");
        traffic("cell,slice,traffic", SmallWorlds.id(0) + ",1,-5");
        traffic("cell,slice,traffic", SmallWorlds.id(0) + ",1,5", SmallWorlds.id(0) + ",1,5");
        traffic("cell,slice,traffic", "nowhere,1,5");
        traffic("cell,slice,traffic", SmallWorlds.id(0) + ",1,5");
        assertThat(out.toString())
                .contains("must begin with the line cell,slice,traffic")
                .contains("line 2: traffic ")
                .contains("line 2: 'one' is no slice")
                .contains("line 2: traffic must be at least 0")
                .contains("line 3: cell " + SmallWorlds.id(0) + " has slice 1 twice")
                .contains("Traffic of slices is told of cell nowhere, which the network does not have")
                .contains("Nothing is told of the traffic of slices in cell " + SmallWorlds.id(1));
    }

    private void traffic(String... lines) throws Exception {
        Files.writeString(folder.resolve("slices.csv"), String.join("\n", lines) + "\n");
        assertThat(run("--promise", "1=1000")).isEqualTo(1);
    }

    private int run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "slices",
                "--topology",
                folder.resolve("topology.json").toString(),
                "--demand",
                folder.resolve("loads.csv").toString(),
                "--slice-traffic",
                folder.resolve("slices.csv").toString(),
                "--day",
                "4h",
                "--decisions",
                "16",
                "--least-fidelity",
                "0",
                "--rail",
                "RRU.PrbTotDl<=98@0.3",
                "--generations",
                "2",
                "--trial-draws",
                "4",
                "--folder",
                folder.resolve("data").toString(),
                "--actor",
                "ann"));
        arguments.addAll(List.of(more));
        return new CommandLine(new PlanCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments.toArray(String[]::new));
    }
}
