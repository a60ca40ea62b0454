package io.rantwin.harness.e2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.codecs.asn1.AsnType;
import io.rantwin.codecs.asn1.JerException;
import io.rantwin.codecs.asn1.JerReader;
import io.rantwin.codecs.asn1.Schema;
import io.rantwin.codecs.asn1.SchemaVersion;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.per.PerException;
import io.rantwin.harness.capture.CaptureFormat;
import io.rantwin.harness.capture.PcapWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rantwin e2 encode}: JSON in, octets out. */
@Command(
        name = "encode",
        mixinStandardHelpOptions = true,
        description = {
            "Encodes messages from JSON: values in the conventions of ITU-T X.697, or the objects that decode --json prints,"
                    + " which name their schema and type."
        },
        footer = {"", "Exit code 0 when all were encoded, 1 when one was not."})
final class EncodeCommand implements Callable<Integer> {
    /** How octets are printed. */
    enum Output {
        HEX,
        BASE64,
        RAW
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", defaultValue = "-", description = "JSON values; - reads standard input (default).")
    private String file;

    @Mixin
    private TypeOptions types;

    @Option(
            names = "--output",
            defaultValue = "HEX",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Output output;

    @Option(
            names = "--pcap",
            paramLabel = "PCAPNG",
            description =
                    "Also write E2AP messages into a capture file that Wireshark opens; times are those of the JSON, or"
                            + " one second apart from 1970 on.")
    private @Nullable Path captureFile;

    private final ObjectMapper json = new ObjectMapper();
    private final SchemaShelf schemas = new SchemaShelf();

    @Override
    public Integer call() {
        try (PcapWriter capture = capture()) {
            types.version();
            return encodeAll(capture);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            spec.commandLine().getErr().println("rantwin: " + InputOptions.reason(e));
            return 1;
        }
    }

    private @Nullable PcapWriter capture() throws IOException {
        if (captureFile == null) {
            return null;
        }
        var out = new BufferedOutputStream(Files.newOutputStream(captureFile));
        return new PcapWriter(out, CaptureFormat.PCAPNG, PcapWriter.e2OverSctp());
    }

    private int encodeAll(@Nullable PcapWriter capture) throws IOException {
        int failed = 0;
        int number = 0;
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
                MappingIterator<JsonNode> values =
                        json.readerFor(JsonNode.class).readValues(in)) {
            while (values.hasNextValue()) {
                number++;
                JsonNode given = values.nextValue();
                try {
                    byte[] octets = encoded(given);
                    print(octets);
                    if (capture != null) {
                        capture.write(timeOf(given, number), octets);
                    }
                } catch (PerException | JerException | IllegalArgumentException e) {
                    failed++;
                    spec.commandLine().getErr().println("rantwin: value " + number + ": " + e.getMessage());
                }
            }
        }
        return failed == 0 && number > 0 ? 0 : 1;
    }

    private static Instant timeOf(JsonNode given, int number) {
        try {
            return Instant.parse(given.path("time").asText());
        } catch (DateTimeParseException _) {
            return Instant.ofEpochSecond(number - 1L);
        }
    }

    private byte[] encoded(JsonNode given) throws PerException, JerException {
        boolean envelope = given.path("schema").isTextual() && given.has("value");
        SchemaVersion version = types.version();
        if (version == null && envelope) {
            version = SchemaVersion.ofLabel(given.path("schema").textValue());
        }
        if (version == null) {
            throw new IllegalArgumentException("--schema is needed: the JSON does not name its schema");
        }
        Schema schema = schemas.schema(version);
        String typeName =
                envelope && given.path("type").isTextual() ? given.path("type").textValue() : types.typeName(schema);
        AsnType type = schema.type(typeName);
        Value value = new JerReader().read(type, envelope ? given.get("value") : given);
        return schema.reencode(typeName, value);
    }

    private void print(byte[] octets) {
        PrintWriter out = spec.commandLine().getOut();
        switch (output) {
            case HEX -> out.println(HexFormat.of().formatHex(octets));
            case BASE64 -> out.println(Base64.getEncoder().encodeToString(octets));
            case RAW -> {
                PrintStream raw = System.out;
                raw.write(octets, 0, octets.length);
                raw.flush();
            }
        }
        out.flush();
    }
}
