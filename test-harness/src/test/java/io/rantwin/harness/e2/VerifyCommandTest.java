package io.rantwin.harness.e2;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    private static final String GOOD = """
            {"id":"period-100","schema":"E2SM-KPM v03.00","type":"E2SM-KPM-EventTriggerDefinition","hex":"0063",\
            "value":{"eventDefinition-formats":{"eventDefinition-Format1":{"reportingPeriod":100}}}}
            """;

    @TempDir
    private Path folder;

    private CommandRun verify(String lines, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("vectors.jsonl"), lines);
        String[] args = new String[options.length + 3];
        args[0] = "e2";
        args[1] = "verify";
        System.arraycopy(options, 0, args, 2, options.length);
        args[args.length - 1] = file.toString();
        return CommandRun.of(args);
    }

    @Test
    void aGoodVectorPasses() throws IOException {
        CommandRun run = verify(GOOD);

        assertThat(run.out().strip()).isEqualTo("1 passed, 0 failed");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void anotherValueFails() throws IOException {
        CommandRun run = verify(GOOD.replace(":100}", ":101}"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("FAILED")
                .contains("/reportingPeriod is 100, expected 101")
                .endsWith("0 passed, 1 failed\n");
    }

    @Test
    void anEncodingThatIsNotCanonicalNeedsItsCanonicalHex() throws IOException {
        // 100 as offset 99 in two octets where one is enough.
        String padded = GOOD.replace("\"0063\"", "\"080063\"");

        assertThat(verify(padded).out()).contains("encodes to other octets").contains("0 passed, 1 failed");
        assertThat(verify(padded.replace("\"hex\"", "\"canonical\":false,\"hex\""))
                        .out()
                        .strip())
                .isEqualTo("1 passed, 0 failed");
        assertThat(verify(padded.replace("\"hex\"", "\"canonicalHex\":\"0063\",\"hex\""))
                        .out()
                        .strip())
                .isEqualTo("1 passed, 0 failed");
    }

    @Test
    void octetsBehindTheValueAreNotPartOfItsEncoding() throws IOException {
        String trailing = GOOD.replace("\"0063\"", "\"0063ff\"");

        assertThat(verify(trailing.replace("\"hex\"", "\"trailingBits\":8,\"hex\""))
                        .out()
                        .strip())
                .isEqualTo("1 passed, 0 failed");
        assertThat(verify(trailing.replace("\"hex\"", "\"trailingBits\":0,\"hex\""))
                        .out())
                .contains("1 octets left over");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstVector() throws IOException {
        assertThat(verify("\uFEFF" + GOOD).out().strip()).isEqualTo("1 passed, 0 failed");
    }

    @Test
    void malformedInputPassesWhenItIsAnsweredWithAnError() throws IOException {
        String malformed = """
                {"id":"m","schema":"E2AP v02.03","type":"E2AP-PDU","hex":"0005","expect":"error-or-value"}
                """;

        assertThat(verify(malformed).out().strip()).isEqualTo("1 passed, 0 failed");
    }

    @Test
    void innerPayloadsAreChecked() throws IOException {
        String inner = GOOD.strip().replace("\"id\":\"period-100\"", "\"field\":\"RICeventTriggerDefinition\"");
        String outer = GOOD.strip().replaceFirst("}$", ",\"inner\":[" + inner.replace(":100}", ":7}") + "]}");

        assertThat(verify(outer).out()).contains("RICeventTriggerDefinition: decodes to another value");
    }

    @Test
    void brokenLinesAndUnknownSchemasAreFailuresWithTheirLine() throws IOException {
        CommandRun run = verify(GOOD + "{nonsense\n" + GOOD.replace("v03.00", "v99.00"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("line 2 is not JSON")
                .contains("no schema 'E2SM-KPM v99.00'")
                .contains("1 passed, 2 failed");
    }

    @Test
    void jsonReportCountsAndLists() throws IOException {
        JsonNode report = new ObjectMapper()
                .readTree(verify(GOOD + GOOD.replace("0063", "0064"), "--json").out());

        assertThat(report.path("passed").intValue()).isEqualTo(1);
        assertThat(report.path("failed").intValue()).isEqualTo(1);
        assertThat(report.at("/failures/0/id").textValue()).isEqualTo("period-100");
    }

    @Test
    void aFileThatCannotBeReadFails() {
        CommandRun run =
                CommandRun.of("e2", "verify", folder.resolve("none.jsonl").toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("cannot be read");
    }
}
