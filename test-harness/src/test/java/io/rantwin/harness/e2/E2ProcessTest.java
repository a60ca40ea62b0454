package io.rantwin.harness.e2;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.harness.Main;
import io.rantwin.harness.capture.CaptureFormat;
import io.rantwin.harness.capture.PcapWriter;
import io.rantwin.harness.process.RicWorld;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** End to end: the tool as a process of its own, with pipes, a capture file and exit codes. */
class E2ProcessTest {
    private record Finished(int exitCode, byte[] out) {
        String text() {
            return new String(out, StandardCharsets.UTF_8);
        }
    }

    @TempDir
    private Path folder;

    private Finished run(byte[] input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(RicWorld.SHORT_LIVED);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "e2"));
        command.addAll(List.of(arguments));
        Path errors = folder.resolve("errors.txt");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        }
        byte[] out = process.getInputStream().readAllBytes();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Finished(process.exitValue(), out);
    }

    private static byte[] sample() throws IOException {
        try (InputStream in = InputOptions.class.getResourceAsStream("sample-indication.hex")) {
            return HexFormat.of().parseHex(new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip());
        }
    }

    @Test
    void aCaptureBecomesVectorsThatVerifyAndTheSameOctetsAgain() throws Exception {
        var capture = new ByteArrayOutputStream();
        try (var writer = new PcapWriter(capture, CaptureFormat.PCAPNG, PcapWriter.e2OverSctp())) {
            writer.write(Instant.parse("2026-11-01T00:00:00Z"), sample());
            writer.write(Instant.parse("2026-11-01T00:00:01Z"), sample());
        }
        Path file = Files.write(folder.resolve("e2.pcapng"), capture.toByteArray());

        Finished decoded = run(new byte[0], "decode", "--json", file.toString());

        assertThat(decoded.exitCode()).isZero();
        assertThat(decoded.text().lines()).hasSize(2).allMatch(line -> line.contains("\"time\":\"2026-11-01T00:00:0"));
        assertThat(run(decoded.out(), "verify", "-").text().strip()).isEqualTo("2 passed, 0 failed");
        byte[] twice = run(decoded.out(), "encode", "--output", "RAW").out();
        assertThat(HexFormat.of().formatHex(twice))
                .isEqualTo(HexFormat.of().formatHex(sample()).repeat(2));
    }

    @Test
    void encodeWritesACaptureWithTheTimesOfTheJson() throws Exception {
        byte[] decoded = run(sample(), "decode", "--json").out();
        String timed = new String(decoded, StandardCharsets.UTF_8)
                .replaceFirst("\\{", "{\"time\":\"2026-11-02T03:04:05.678Z\",");
        Path file = folder.resolve("made.pcapng");

        Finished encoded = run(timed.getBytes(StandardCharsets.UTF_8), "encode", "--pcap", file.toString());

        assertThat(encoded.exitCode()).isZero();
        assertThat(run(new byte[0], "decode", file.toString()).text())
                .contains("2026-11-02T03:04:05.678Z", "RICindication");
    }

    @Test
    void rawOctetsComeThroughAPipe() throws Exception {
        Finished decoded = run(sample(), "decode");

        assertThat(decoded.exitCode()).isZero();
        assertThat(decoded.text()).contains("RICindication", "RRU.PrbTotDl", "granulPeriod: 500 ms");
    }

    @Test
    void failureIsTheExitCode() throws Exception {
        assertThat(run("00050a".getBytes(StandardCharsets.US_ASCII), "decode").exitCode())
                .isEqualTo(1);
        assertThat(run(new byte[0], "decode", "--no-such-option").exitCode()).isEqualTo(2);
    }
}
