package io.rantwin.planner.plan.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.planner.gate.SmallWorlds;
import io.rantwin.twin.topology.TopologyWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Thirty ways to ask for something wrong, and the answers. */
class BadInputsTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        --demand D | Which network? --topology or --snapshot tells.
        --demand D --topology none.json | none.json: there is no such file
        --demand D --topology D | is no JSON
        --demand D --snapshot T | topology.json: is no snapshot: These octets
        --demand none.csv --topology T | none.csv: there is no such file
        --demand EMPTY --topology T | is empty; it needs the columns cell,hour,load_percent.
        --demand NOCOLUMN --topology T | has no column 'load_percent'
        --demand NOROWS --topology T | has a header and no rows.
        --demand NOCELL --topology T | line 2: names no cell.
        --demand NOHOUR --topology T | line 2: 'noon' is no hour; hours count from 0.
        --demand NONUMBER --topology T | line 2: load_percent 'much' is no number.
        --demand TOOMUCH --topology T | line 2: load_percent must lie between 0 and 100, not 140.
        --demand NOLOAD --topology T | line 2: cell 001-01-000000001 has no load at hour 0
        --demand TWICE --topology T | line 3: cell 001-01-000000001 has hour 0 twice.
        --demand GAP --topology T | cell 001-01-000000001 has no row for hour 1, while the file goes up to hour 2.
        --demand OTHER --topology T | Nothing is foreseen of cells 001-01-000000002
        --demand MORE --topology T | Loads are foreseen of cell nowhere, which the network does not have.
        --demand KILOBITS --topology T | Cell 001-01-000000001 cannot carry what is foreseen of it: 20000 Mbit/s with 10.0 % of its PRBs is
        --demand D --topology T --day noon | --day is a length such as 24h or 30min, not 'noon'.
        --demand D --topology T --day 5s | leaves less than a second for a decision
        --demand D --topology T --decisions 0 | --decisions is 1 to 60, not 0.
        --demand D --topology T --full-power 0 | --full-power must be above 0
        --demand D --topology T --pilot-symbols 2 | --pilot-symbols must lie in 0..1, not 2.0.
        --demand D --topology T --rail load<90 | 'load<90' is no guard rail; one looks like
        --demand D --topology T --rail happiness>=5 | There is no guard rail on 'happiness'; it can be on RRU.PrbTotDl
        --demand D --topology T --rail RRU.PrbTotDl<=90@2 | probability above 0 and below 1
        --demand D --topology T --rail RRU.PrbTotDl<=9.0.0 | has a bound or a risk that is no number.
        --demand D --topology T --confidence 1.5 | The confidence must lie between 0.5 and 1, such as 0.95, not 1.5.
        --demand D --topology T --draws 1 | There are 2 to 10000 draws, not 1.
        --demand D --topology T --least-fidelity 7 | The least fidelity lies in 0..1, not 7.0.
        --demand D --topology T --canary-share 0 | The canary's share lies above 0
        --demand D --topology T --fidelity D | must begin with the line cell,fidelity.
        --demand D --topology T --fidelity FIDELITY | line 2: needs a cell and a fidelity of 0 to 1.
        --demand D --topology T --keep-on nowhere | --keep-on names the cell nowhere, which the network does not have.
        --demand D --topology T --most-load 0 | The ceiling lies above 0 and up to 1
        --demand D --topology T --least-off 0 | Cells are off and on for at least one period, not 0 and 1.
        --demand D --topology T --trial-draws 1 | at least 2 draws
        --demand D --topology T --dry-run --approve | --dry-run hands over nothing and --approve does: take one of both.
        """)
    void anAnswerSaysWhatIsWrongAndWhere(String asked, String answer) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("energy"));
        for (String word : asked.split(" ")) {
            arguments.add(word.equals(word.toUpperCase(Locale.ROOT)) && word.matches("[A-Z]+") ? file(word) : word);
        }
        StringWriter err = new StringWriter();
        int code = new CommandLine(new PlanCommand())
                .setErr(new PrintWriter(err))
                .setOut(new PrintWriter(new StringWriter()))
                .setCaseInsensitiveEnumValuesAllowed(false)
                .execute(arguments.toArray(new String[0]));
        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).startsWith("rantwin: ").contains(answer);
    }

    private String file(String name) throws Exception {
        Path file = folder.resolve(name.equals("T") ? "topology.json" : name.equals("D") ? "loads.csv" : name + ".csv");
        String header = "cell,hour,load_percent\n";
        String text = switch (name) {
            case "T" -> new String(TopologyWriter.write(SmallWorlds.topology(2)), StandardCharsets.UTF_8);
            case "D" -> {
                StringBuilder all = new StringBuilder(header);
                for (int c = 0; c < 4; c++) {
                    for (int t = 0; t < 2; t++) {
                        all.append(SmallWorlds.id(c)).append(',').append(t).append(",10\n");
                    }
                }
                yield all.toString();
            }
            case "EMPTY" -> "";
            case "NOCOLUMN" -> "cell,hour\n";
            case "NOROWS" -> header;
            case "NOCELL" -> header + ",0,5\n";
            case "NOHOUR" -> header + "001-01-000000001,noon,5\n";
            case "NONUMBER" -> header + "001-01-000000001,0,much\n";
            case "TOOMUCH" -> header + "001-01-000000001,0,140\n";
            case "NOLOAD" -> header + "001-01-000000001,0,\n";
            case "TWICE" -> header + "001-01-000000001,0,5\n001-01-000000001,0,6\n";
            case "GAP" -> header + "001-01-000000001,0,5\n001-01-000000001,2,6\n";
            case "OTHER" -> header + "001-01-000000001,0,5\n";
            case "MORE" -> Files.readString(Path.of(file("D"))) + "nowhere,0,5\nnowhere,1,5\n";
            case "KILOBITS" ->
                Files.readString(Path.of(file("D")))
                        .replace("percent\n", "percent,traffic_mbps\n")
                        .replace(",10\n", ",10,20000\n");
            case "FIDELITY" -> "cell,fidelity\n001-01-000000001,3\n";
            default -> throw new AssertionError(name);
        };
        Files.writeString(file, text);
        return file.toString();
    }
}
