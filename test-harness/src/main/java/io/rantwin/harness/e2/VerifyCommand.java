package io.rantwin.harness.e2;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rantwin e2 verify}: runs files of test vectors through the codecs. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Decodes and re-encodes every test vector of the given files and compares value and octets.",
            "One JSON object a line: id, schema, type, hex, value (ITU-T X.697 conventions); canonicalHex where the"
                    + " octets are accepted but not what an encoder writes; inner for payloads; no value for malformed"
                    + " input, which only has to be answered with a value or a clean error."
        },
        footer = {"", "Exit code 0 when all passed, 1 when one failed or a file could not be read."})
final class VerifyCommand implements Callable<Integer> {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Vector files (JSON lines); - reads standard input.")
    private List<String> files;

    @Option(names = "--json", description = "Print one JSON object: passed, failed, files, failures.")
    private boolean asJson;

    @Option(
            names = {"-q", "--quiet"},
            description = "Do not list the failed vectors.")
    private boolean quiet;

    private final ObjectNode report = new ObjectMapper().createObjectNode();
    private int passed;
    private int failed;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        var check = new VectorCheck(new SchemaShelf());
        ArrayNode failures = report.putArray("failures");
        ArrayNode perFile = report.putArray("files");
        for (String file : files) {
            int passedBefore = passed;
            int failedBefore = failed;
            try (BufferedReader lines = open(file)) {
                verify(file, lines, check, failures);
            } catch (IOException e) {
                failed++;
                fail(failures, file, "", "cannot be read: " + InputOptions.reason(e));
            }
            perFile.addObject()
                    .put("file", file)
                    .put("passed", passed - passedBefore)
                    .put("failed", failed - failedBefore);
            if (!asJson && files.size() > 1) {
                out.printf("%s: %d passed, %d failed%n", file, passed - passedBefore, failed - failedBefore);
            }
        }
        if (passed + failed == 0) {
            spec.commandLine().getErr().println("rantwin: no vectors in " + String.join(", ", files));
        }
        if (asJson) {
            out.println(report.put("passed", passed).put("failed", failed));
        } else {
            out.printf("%d passed, %d failed%n", passed, failed);
        }
        return failed == 0 ? 0 : 1;
    }

    private static BufferedReader open(String file) throws IOException {
        return file.equals("-")
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                : Files.newBufferedReader(Path.of(file));
    }

    private void verify(String file, BufferedReader lines, VectorCheck check, ArrayNode failures) throws IOException {
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String vector = number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
            if (vector.isBlank()) {
                continue;
            }
            VectorResult result = check.check(vector, number);
            if (result.passed()) {
                passed++;
            } else {
                failed++;
                fail(failures, file, result.id(), String.valueOf(result.failure()));
            }
        }
    }

    private void fail(ArrayNode failures, String file, String id, String reason) {
        failures.addObject().put("file", file).put("id", id).put("reason", reason);
        if (!asJson && !quiet) {
            spec.commandLine().getOut().println("FAILED " + file + (id.isEmpty() ? "" : " " + id) + ": " + reason);
        }
    }
}
