package io.rantwin.harness.e2;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeCommandTest {
    /** ResetRequest of E2AP v2: transaction 3, cause e2Node, e2node-component-unknown. */
    private static final String RESET_REQUEST_V2 = "0003000e0000020031000200030001400120";

    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void sampleIsShownWithUnitsAndClauses() {
        CommandRun run = CommandRun.of("e2", "decode", "--sample");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("5 RICindication (ignore)")
                .contains("NTP 2026-10-30T14:37:48.500Z")
                .contains("\"RRU.PrbTotDl\"")
                .contains("TS 28.552 5.1.1.2.1")
                .contains("[kbit/s]")
                .contains("PLMN 001-01")
                .contains("granulPeriod: 500 ms");
    }

    @Test
    void jsonHasTheFormOfTheVectors() throws IOException {
        CommandRun run = CommandRun.of("e2", "decode", "--sample", "--json");

        JsonNode message = json.readTree(run.out());
        assertThat(message.path("type").textValue()).isEqualTo("E2AP-PDU");
        assertThat(message.at("/inner/0/field").textValue()).isEqualTo("RICindicationHeader");
        assertThat(message.at("/inner/1/schema").textValue()).isEqualTo("E2SM-KPM v03.00");
        assertThat(message.at("/inner/1/value/indicationMessage-formats/indicationMessage-Format1/granulPeriod")
                        .intValue())
                .isEqualTo(500);
        Path file = Files.writeString(folder.resolve("v.jsonl"), run.out());
        assertThat(CommandRun.of("e2", "verify", file.toString()).out().strip()).isEqualTo("1 passed, 0 failed");
    }

    @Test
    void hexBase64AndRawGiveTheSame() throws IOException {
        byte[] octets = HexFormat.of().parseHex(RESET_REQUEST_V2);
        Path raw = Files.write(folder.resolve("reset.bin"), octets);

        String fromHex = CommandRun.of("e2", "decode", RESET_REQUEST_V2).out();

        assertThat(fromHex).contains("3 ResetRequest").contains("49 TransactionID (reject): 3");
        assertThat(CommandRun.of("e2", "decode", Base64.getEncoder().encodeToString(octets))
                        .out())
                .isEqualTo(fromHex);
        assertThat(CommandRun.of("e2", "decode", raw.toString()).out()).isEqualTo(fromHex);
    }

    @Test
    void everyLineThatIsAWholeMessageIsOne() throws IOException {
        String half = RESET_REQUEST_V2.substring(0, 20) + "\n" + RESET_REQUEST_V2.substring(20) + "\n";
        Path file = Files.writeString(folder.resolve("two.txt"), RESET_REQUEST_V2 + "\n" + half);

        assertThat(CommandRun.of("e2", "decode", "--json", file.toString())
                        .out()
                        .lines())
                .hasSize(2);
    }

    @Test
    void encodeReversesDecode() throws IOException {
        CommandRun decoded = CommandRun.of("e2", "decode", "--json", RESET_REQUEST_V2);
        Path file = Files.writeString(folder.resolve("reset.json"), decoded.out());

        CommandRun encoded = CommandRun.of("e2", "encode", file.toString());

        assertThat(encoded.out().strip()).isEqualTo(RESET_REQUEST_V2);
    }

    @Test
    void malformedMessageIsAnErrorWithPlaceAndPath() {
        CommandRun run = CommandRun.of("e2", "decode", RESET_REQUEST_V2.substring(0, 30));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("message 1: octet 4").contains("initiatingMessage.value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--schema=nonsense", "--form=NOPE", "--unknown"})
    void wrongUsageIsTwo(String option) {
        CommandRun run = CommandRun.of("e2", "decode", option, RESET_REQUEST_V2);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Usage:");
    }

    @Test
    void missingFileIsOneSentence() {
        CommandRun run = CommandRun.of("e2", "decode", "no/such/file.pcap");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("no such file: no/such/file.pcap").doesNotContain("Exception");
    }
}
