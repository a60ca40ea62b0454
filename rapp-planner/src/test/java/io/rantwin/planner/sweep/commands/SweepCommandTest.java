package io.rantwin.planner.sweep.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.planner.sweep.SmallNetwork;
import io.rantwin.twin.topology.TopologyWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SweepCommandTest {
    private static final String PLAN = """
            name: night
            network: {topology: city.json, load: 0.4, points: 24, demandFactor: 0.5}
            template: {kind: energy-saving, asleep: {probability: 0.3}}
            space: {method: latin-hypercube, scenarios: 300}
            draws: 4
            """;

    @TempDir
    private Path folder;

    private String out = "";
    private String err = "";

    @BeforeEach
    void files() throws IOException {
        Files.write(folder.resolve("city.json"), TopologyWriter.write(SmallNetwork.topology()));
        Files.writeString(folder.resolve("night.yaml"), PLAN);
    }

    private int sweep(String... arguments) {
        var written = new StringWriter();
        var complained = new StringWriter();
        int code = new CommandLine(new SweepCommand())
                .setOut(new PrintWriter(written))
                .setErr(new PrintWriter(complained))
                .execute(arguments);
        out = written.toString();
        err = complained.toString();
        return code;
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void aSweepIsRunListedShownAndExported() throws IOException {
        assertThat(sweep("run", file("night.yaml"), "--store", file("store"), "--master", "threads[2]", "--top", "3"))
                .as(err)
                .isZero();
        assertThat(out)
                .contains("300 of 300 scenarios of 6 cells answered, 4 draws each")
                .contains("sought: least PEE.AvgPower; power by EARTH macro (W)")
                .contains("guard rail greatest RRU.PrbTotDl <= 80.0 (% of PRBs), risk 5.0 %: broken in")
                .contains("sleep of ");
        String id = out.substring("sweep ".length(), "sweep ".length() + 16);

        assertThat(sweep("list", "--store", file("store"), "--json")).isZero();
        assertThat(out).contains("\"id\":\"" + id + "\"", "\"name\":\"night\"", "\"evaluations\":1200");

        assertThat(sweep("show", id.substring(0, 6), "--store", file("store"), "--csv", file("all.csv")))
                .as(err)
                .isZero();
        List<String> lines = Files.readAllLines(folder.resolve("all.csv"));
        assertThat(lines).hasSize(301);
        assertThat(lines.getFirst()).startsWith("scenario,sleep of A0,").endsWith(",keeps guard rails");
        int columns = lines.getFirst().split(",", -1).length;
        assertThat(lines).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(columns));

        assertThat(sweep("run", file("night.yaml"), "--store", file("store"), "--master", "threads"))
                .isZero();
        assertThat(out).as("nothing is answered twice").contains(id).doesNotContain("a second");
        assertThat(sweep("resume", id, "--store", file("store"), "--master", "threads"))
                .isZero();
        assertThat(out).contains("300 of 300 scenarios");
    }

    @Test
    void aDryRunTellsAndKeepsNothing() {
        assertThat(sweep("run", file("night.yaml"), "--store", file("store"), "--dry-run"))
                .isZero();
        assertThat(out).contains("300 scenarios in 6 dimensions, 4 draws each, 1200 evaluations in 2 shards");
        assertThat(sweep("list", "--store", file("store"))).isZero();
        assertThat(out.lines()).hasSize(1);
    }

    @Test
    void whatIsWrongIsToldInSentences() throws IOException {
        Files.writeString(folder.resolve("bad.yaml"), PLAN + "draw: 3\nrisk: 2\n");
        assertThat(sweep("run", file("bad.yaml"), "--store", file("store"))).isEqualTo(1);
        assertThat(err).contains("rantwin: /draw: is not known here").contains("rantwin: /risk: must be a number");
        assertThat(sweep("run", file("none.yaml"), "--store", file("store"))).isEqualTo(1);
        assertThat(err).contains("none.yaml cannot be read");
        assertThat(sweep("resume", "abc", "--store", file("store"))).isEqualTo(1);
        assertThat(err).contains("There is no sweep abc");
        assertThat(sweep("show", "abc", "--store", file("nowhere"))).isEqualTo(1);
        assertThat(err).contains("there are no sweeps in this folder");
        assertThat(sweep("run", file("night.yaml"), "--store", file("store"), "--master", "abacus"))
                .isEqualTo(2);
        assertThat(err).contains("--master is threads");
        assertThat(sweep()).isEqualTo(2);
    }

    @Test
    void theBenchmarkTellsTheMachineAndThatBitsAgree() {
        assertThat(sweep("bench", "--scenarios", "40", "--threads", "1,2", "--sites", "2", "--draws", "4"))
                .as(err)
                .isZero();
        assertThat(out)
                .contains("processors, Java")
                .contains("6 cells, 10 scenarios of 4 draws: 40 evaluations")
                .contains("2 threads of this process")
                .contains("same bits");
        assertThat(sweep("bench", "--scenarios", "0")).isEqualTo(2);
    }
}
