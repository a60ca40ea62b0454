package io.rantwin.harness.e2;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.codecs.asn1.JerWriter;
import io.rantwin.codecs.asn1.SchemaVersion;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.per.PerException;
import io.rantwin.harness.capture.CaptureReader;
import io.rantwin.harness.capture.CapturedPdu;
import io.rantwin.harness.capture.InputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin e2 decode}: octets in, a tree or JSON out. */
@Command(
        name = "decode",
        mixinStandardHelpOptions = true,
        description = {
            "Decodes E2 messages from hex, base64, a raw file, or a capture (pcap, pcapng; SCTP payload protocols 70-72).",
            "The E2AP version and the service model of the payloads are found by trying unless they are given; the output"
                    + " says so."
        },
        footer = {"", "Exit code 0 when every message was decoded, 1 when one was not or the input could not be read."})
final class DecodeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private InputOptions input;

    @Mixin
    private TypeOptions types;

    @Option(
            names = "--e2sm",
            description = "Schema of the payloads inside E2AP, such as kpm3 or rc. Default: the one that fits.")
    private @Nullable String serviceModel;

    @Option(names = "--json", description = "Print one JSON object for each message, in the form of the test vectors.")
    private boolean asJson;

    private final ObjectMapper json = new ObjectMapper();
    private final JerWriter jer = new JerWriter();
    private int failed;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            var schemas = new SchemaShelf();
            SchemaVersion version = types.version();
            var decoder =
                    new MessageDecoder(schemas, version, serviceModel == null ? null : SchemaShelf.named(serviceModel));
            String typeName = version == null || types.isPdu() ? null : types.typeName(schemas.schema(version));
            if (version == null && !types.isPdu()) {
                throw new IllegalArgumentException("--type needs --schema");
            }
            var printer = new TreePrinter(out, new FieldNotes(MeasurementCatalogue.bundled()));
            try (CaptureReader reader = input.open()) {
                int number = 0;
                for (CapturedPdu pdu = reader.next(); pdu != null; pdu = reader.next()) {
                    number++;
                    decode(decoder, version, typeName, pdu, number, printer);
                }
                reader.problems().kept().forEach(problem -> err.println("rantwin: " + problem));
                if (number == 0) {
                    err.println("rantwin: no E2 message in " + input.name() + " (" + reader.packets()
                            + " packets; see --port and --any-ppid)");
                    failed++;
                }
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        } catch (InputException e) {
            err.println("rantwin: " + input.name() + ": " + e.getMessage());
            return 1;
        } catch (IOException e) {
            err.println("rantwin: " + InputOptions.reason(e));
            return 1;
        }
        return failed == 0 ? 0 : 1;
    }

    private void decode(
            MessageDecoder decoder,
            @Nullable SchemaVersion version,
            @Nullable String typeName,
            CapturedPdu pdu,
            int number,
            TreePrinter printer) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            DecodedMessage message = version == null || typeName == null
                    ? decoder.decodePdu(pdu.bytes())
                    : decoder.decode(version, typeName, pdu.bytes());
            if (asJson) {
                out.println(place(pdu, number)
                        .setAll(asObject(message, HexFormat.of().formatHex(pdu.bytes()))));
            } else {
                if (number > 1) {
                    out.println();
                }
                String place = placeInWords(pdu);
                if (!place.isEmpty()) {
                    out.println("# " + place);
                }
                printer.print(message);
            }
        } catch (PerException e) {
            failed++;
            if (asJson) {
                out.println(place(pdu, number)
                        .put("hex", HexFormat.of().formatHex(pdu.bytes()))
                        .put("error", e.problem())
                        .put("bitOffset", e.bitOffset())
                        .put("path", e.fieldPath()));
            } else {
                spec.commandLine().getErr().println("rantwin: message " + number + ": " + e.getMessage());
            }
        }
        out.flush();
    }

    private ObjectNode place(CapturedPdu pdu, int number) {
        ObjectNode object = json.createObjectNode().put("message", number);
        if (pdu.timestamp() != null) {
            object.put("frame", pdu.frameNumber()).put("time", pdu.timestamp().toString());
            object.put("source", String.valueOf(pdu.source())).put("destination", String.valueOf(pdu.destination()));
        }
        return object;
    }

    private static String placeInWords(CapturedPdu pdu) {
        return pdu.timestamp() == null
                ? ""
                : "frame " + pdu.frameNumber() + ", " + pdu.timestamp() + ", " + pdu.source() + " -> "
                        + pdu.destination();
    }

    private ObjectNode asObject(DecodedMessage message, String hex) {
        ObjectNode object = json.createObjectNode()
                .put("schema", message.schema())
                .put("type", message.typeName())
                .put("guessed", message.guessed())
                .put("hex", hex);
        object.set("value", jer.write(message.type(), message.value()));
        if (!message.remarks().isEmpty()) {
            ArrayNode remarks = object.putArray("remarks");
            message.remarks().forEach(remarks::add);
        }
        if (!message.inner().isEmpty()) {
            ArrayNode inner = object.putArray("inner");
            for (DecodedMessage.Inner payload : message.inner()) {
                ObjectNode entry = inner.addObject().put("field", payload.field());
                DecodedMessage contents = payload.message();
                if (contents != null) {
                    entry.setAll(asObject(contents, payload.hex()));
                } else {
                    entry.put("hex", payload.hex());
                }
            }
        }
        return object;
    }
}
