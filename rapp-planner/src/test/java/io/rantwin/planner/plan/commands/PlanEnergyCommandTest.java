package io.rantwin.planner.plan.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.planner.audit.AuditLog;
import io.rantwin.planner.audit.AuditRecord;
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

class PlanEnergyCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    @BeforeEach
    void files() throws Exception {
        Files.write(folder.resolve("topology.json"), TopologyWriter.write(SmallWorlds.topology(2)));
        double[][] loads = {{10, 10, 30, 45}, {5, 5, 40, 60}, {12, 12, 30, 45}, {6, 6, 40, 60}};
        StringBuilder csv = new StringBuilder("cell,hour,load_percent,deviation_percent\n");
        StringBuilder fidelity = new StringBuilder("cell,fidelity\n");
        for (int c = 0; c < loads.length; c++) {
            fidelity.append(SmallWorlds.id(c)).append(",0.9\n");
            for (int t = 0; t < loads[c].length; t++) {
                csv.append(SmallWorlds.id(c) + "," + t + "," + loads[c][t] + ",20\n");
            }
        }
        Files.writeString(folder.resolve("loads.csv"), csv);
        Files.writeString(folder.resolve("fidelity.csv"), fidelity);
    }

    @Test
    void aDryRunShowsAllAndWritesNothing() throws Exception {
        int code = run("--dry-run", "--fidelity", path("fidelity.csv"), "--out", path("plan-out.json"));
        assertThat(out.toString())
                .contains("threshold rule")
                .contains("minimal cells")
                .contains("do nothing")
                .contains("7 watch")
                .contains("passes all seven checks")
                .contains("Dry run: nothing was handed over.");
        assertThat(code).isZero();
        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(new ObjectMapper()
                        .readTree(folder.resolve("plan-out.json").toFile())
                        .path("gate")
                        .path("passes")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void withoutApprovalItWaitsAndWithItTheCanaryIsWanted() throws Exception {
        assertThat(run("--fidelity", path("fidelity.csv"))).isZero();
        assertThat(out.toString()).contains("waits for approval, at a running rantwin rapp");
        assertThat(wanted().all()).isEmpty();
        assertThat(run("--fidelity", path("fidelity.csv"), "--approve", "--reason", "quiet week"))
                .isZero();
        assertThat(out.toString()).contains("Canary handed over: policy es-plan, revision 1: WANTED");
        assertThat(wanted().all())
                .singleElement()
                .satisfies(each -> assertThat(each.order()
                                .body()
                                .path("scope")
                                .path("cellIdList")
                                .size())
                        .isEqualTo(1));
        assertThat(AuditLog.list(folder.resolve("data/audit.jsonl"), each -> true))
                .extracting(AuditRecord::kind)
                .containsExactly(
                        "plan.ordered",
                        "gate.passed",
                        // The second plan takes the place of the first.
                        "rollout.step",
                        "plan.ordered",
                        "gate.passed",
                        "gate.approved",
                        "rollout.step",
                        "policy.wanted");
        assertThat(AuditLog.verify(folder.resolve("data/audit.jsonl"), null).broken())
                .isNull();
    }

    @Test
    void withoutFidelityItStaysHere() throws Exception {
        assertThat(run("--approve")).isEqualTo(1);
        assertThat(out.toString()).contains("stays here").contains("Nobody has told how true the twin is");
        assertThat(wanted().all()).isEmpty();
    }

    private DesiredPolicies wanted() throws Exception {
        return PolicyFolder.view(folder.resolve("data"), InstantSource.system());
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private int run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "energy",
                "--topology",
                path("topology.json"),
                "--demand",
                path("loads.csv"),
                "--day",
                "4h",
                "--margin",
                "1",
                "--generations",
                "2",
                "--trial-draws",
                "4",
                "--folder",
                path("data")));
        arguments.addAll(List.of(more));
        return new CommandLine(new PlanCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments.toArray(new String[0]));
    }
}
