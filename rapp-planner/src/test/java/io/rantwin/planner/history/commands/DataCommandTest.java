package io.rantwin.planner.history.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DataCommandTest {
    @TempDir
    private Path folder;

    private record Run(int code, String out, String err) {}

    private Run run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--history");
        all.add(folder.resolve("history").toString());
        int code = new CommandLine(new DataCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        return new Run(code, out.toString(), err.toString());
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void aColumnACellIsImportedListedAndShownWithItsGaps() throws IOException {
        String file = file("loads.csv", """
                t,east,west
                2013-11-01T00:00,1.5,10
                2013-11-01T00:10,2.5,
                2013-11-01T00:20,3.5,30
                """);
        Run imported = run("import", file, "--measurement", "RRU.PrbTotDl");
        assertThat(imported.code).isZero();
        assertThat(imported.out)
                .contains("3 lines, 2 cells, granularity 10m")
                .contains("rows: 5 new, 0 changed, 0 known");

        assertThat(run("import", file, "--measurement", "RRU.PrbTotDl").out).contains("0 new, 0 changed, 5 known");
        assertThat(run("list").out.lines().skip(1).toList())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("10m").contains("pinned"));
        Run shown = run("show", "west");
        assertThat(shown.out.lines().toList())
                .containsExactly(
                        "west, period 10m, 2 of 2 rows",
                        "time                      reports  RRU.PrbTotDl",
                        "2013-11-01T00:00:00Z            1            10",
                        "2013-11-01T00:10:00Z          - 1  missing",
                        "2013-11-01T00:20:00Z            1            30");
        assertThat(run("show", "west", "--from", "2013-11-01T00:20", "--json").out)
                .contains("\"timeMillis\":1383265200000")
                .contains("\"values\":{\"RRU.PrbTotDl\":30.0}");
    }

    @Test
    void aFileACellAndAColumnThatNamesTheCellWorkToo() throws IOException {
        String one = file("one.csv", "time,down,users\n2018-03-28 15:56:00,10,3\n2018-03-28 15:58:00,11,4\n");
        assertThat(run("import", one, "--cell", "ElBorn", "--columns", "users", "--rename", "users=RRC.ConnMean").code)
                .isZero();
        assertThat(run("show", "ElBorn").out).contains("RRC.ConnMean").doesNotContain("down");

        String many = file(
                "many.csv",
                "cell,t,volume,share\na,2019-01-01T00:00,7,0.5\na,2019-01-01T01:00,8,0.6\nb,2019-01-01T00:00,9,0.7\n");
        Run imported = run("import", many, "--time-column", "t", "--cell-column", "cell");
        assertThat(imported.out).contains("3 lines, 2 cells, granularity 1h");
        assertThat(run("show", "a", "--granularity", "1h", "--measurement", "share").out)
                .contains("0.600000");
    }

    @Test
    void aCountOfRowsBecomesTimeWhenItIsSaidHow() throws IOException {
        String file = file("counted.csv", "t,n00\n0,8\n1,18\n");
        assertThat(run("import", file, "--start", "2013-11-01", "--step", "5m").code)
                .isZero();
        assertThat(run("show", "n00").out).contains("period 5m").contains("2013-11-01T00:05:00Z");
        assertThat(run("import", file, "--start", "2013-11-01").err).contains("--start and --step belong together");
    }

    @Test
    void badLinesAreToldWithTheirNumberAndTheOthersAreImported() throws IOException {
        String file = file("bad.csv", """
                t,east
                2013-11-01T00:00,1
                yesterday,2
                2013-11-01T00:10,many
                2013-11-01T00:20,3,4
                2013-11-01T00:30,Infinity
                2013-11-01T00:40,5
                """);
        Run run = run("import", file, "--granularity", "10m");
        assertThat(run.code).isEqualTo(1);
        assertThat(run.out).contains("rows: 2 new");
        assertThat(run.err)
                .contains("line 3, column 1 (t): 'yesterday' is no time")
                .contains("line 4, column 2 (east): 'many' is no number")
                .contains("line 5: 3 columns, but the header names 2")
                .contains("line 6, column 2 (east): 'Infinity' is not finite")
                .contains("4 lines left out");
    }

    @Test
    void whatCannotBeImportedAtAllIsSaidInASentence() throws IOException {
        assertThat(run("import", folder.resolve("none.csv").toString()).err).contains("there is no such file");
        assertThat(run("import", file("empty.csv", "")).err).contains("the file is empty");
        assertThat(run("import", file("one.csv", "t,a\n5,1\n")).err).contains("no two times rise");
        assertThat(run("import", file("x.csv", "t,a\n1,1\n2,1\n"), "--time-column", "zeit").err)
                .contains("no column is called zeit; there are t, a");
        assertThat(run("import", file("y.csv", "t,a,a\n1,1,1\n2,1,1\n")).err).contains("'a' cannot name a column");
        assertThat(run("import", file("z.csv", "t,a\n1,1\n"), "--granularity", "soon").code)
                .isEqualTo(2);
        assertThat(run("show", "nobody").err).contains("nothing is known of cell nobody");
        Path zip = folder.resolve("half.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zip))) {
            out.write("t,a\n1,1\n2,2\n".repeat(500).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(zip);
        Files.write(zip, Arrays.copyOf(whole, whole.length / 2));
        assertThat(run("import", zip.toString()).code).isEqualTo(1);
    }

    @Test
    void aHistoryThatIsNotThereIsNotMadeByLookingAtIt() {
        assertThat(run("list").err).contains("there is no history in this folder");
        assertThat(folder.resolve("history")).doesNotExist();
    }

    @Test
    void theRecordedSetsComeInWhole() throws IOException {
        Path shared = Path.of(System.getProperty("rantwin.shared", "../../../shared"));
        Path milan = shared.resolve("data/milan_internet_10min/open_cells.csv.gz");
        assumeThat(milan)
                .as("the reference folder is absent (system property rantwin.shared)")
                .exists();

        Run run = run("import", milan.toString(), "--measurement", "internet.activity");
        assertThat(run.code).isZero();
        assertThat(run.out).contains("3888 lines, 18 cells, granularity 10m").contains("rows: 69984 new");
        assertThat(run("show", "r41c41", "--rows", "1", "--from", "2013-11-01").out)
                .contains("107.037");
    }
}
