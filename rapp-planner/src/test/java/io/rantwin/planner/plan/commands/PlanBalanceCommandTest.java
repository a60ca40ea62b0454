package io.rantwin.planner.plan.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.planner.configuration.Configuration;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.commands.PolicyFolder;
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

class PlanBalanceCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    @BeforeEach
    void files() throws Exception {
        Files.write(folder.resolve("topology.json"), TopologyWriter.write(SmallWorlds.facing(3, 1000)));
        StringBuilder csv = new StringBuilder("cell,hour,load_percent,deviation_percent\n");
        for (int c = 0; c < 3; c++) {
            csv.append(SmallWorlds.id(c) + ",0," + (c == 0 ? 80 : 20) + ",10\n");
        }
        Files.writeString(folder.resolve("loads.csv"), csv);
    }

    @Test
    void offsetsAreShownProvedAndHandedOver() throws Exception {
        assertThat(run("balance", "--dry-run")).as(out.toString()).isZero();
        assertThat(out.toString())
                .contains("the highest load of a cell, points")
                .contains("do nothing", "threshold rule", "greedy")
                .contains("what would be missed without each")
                .contains("cellIndividualOffset of " + SmallWorlds.id(0) + " towards " + SmallWorlds.id(1))
                .contains("passes all seven checks")
                .contains("Dry run: nothing was handed over.");
        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(run("balance", "--approve")).as(out.toString()).isZero();
        assertThat(out.toString()).contains("Canary handed over: policy lb-plan, revision 1: WANTED");
        DesiredPolicies wanted = PolicyFolder.view(folder.resolve("data"), InstantSource.system());
        assertThat(wanted.all())
                .singleElement()
                .satisfies(each -> assertThat(each.order().policyTypeId()).isEqualTo(Configuration.TYPE));
    }

    @Test
    void cellsThatAreLeftAloneStayAsTheyAre() throws Exception {
        run("balance", "--dry-run", "--leave-alone", SmallWorlds.id(2));
        assertThat(out.toString())
                .contains("cellIndividualOffset of " + SmallWorlds.id(0) + " towards " + SmallWorlds.id(1))
                .doesNotContain("towards " + SmallWorlds.id(2));
        assertThat(run("balance", "--leave-alone", "nobody")).isEqualTo(1);
        assertThat(out.toString()).contains("--leave-alone names the cell nobody, which the network does not have");
    }

    @Test
    void tiltsAndPowersAreShownOrWhyNothingIs() {
        run("coverage", "--dry-run");
        assertThat(out.toString())
                .contains("the least user throughput of a cell, kbit/s")
                .doesNotContain("Individual");
        assertThat(run("coverage", "--most-tilt", "0", "--most-power-reduction", "0"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("Something must be allowed to change, by 1 to 24 dB or degrees");
    }

    private int run(String kind, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                kind,
                "--topology",
                folder.resolve("topology.json").toString(),
                "--demand",
                folder.resolve("loads.csv").toString(),
                "--day",
                "4h",
                "--decisions",
                "16",
                "--least-fidelity",
                "0",
                "--rail",
                "RRU.PrbTotDl<=95@0.3",
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
