package io.rantwin.harness.e2;

import io.rantwin.harness.capture.CaptureOptions;
import io.rantwin.harness.capture.CaptureReader;
import io.rantwin.harness.capture.InputException;
import io.rantwin.harness.capture.InputForm;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where octets come from: a file, standard input, or the command line itself. */
final class InputOptions {
    private static final String HEX_TEXT = "[0-9A-Fa-fxX:,;\\s\\\\-]+";

    /** Long enough not to be a mistyped file name. */
    private static final String BASE64_TEXT = "[0-9A-Za-z+/=_\\s-]{16,}";

    private static final String SAMPLE = "sample-indication.hex";

    @Parameters(
            paramLabel = "INPUT",
            defaultValue = "-",
            description = "A file, - for standard input (default), or the message itself in hex or base64.")
    private String input;

    @Option(names = "--sample", description = "Use the sample indication that comes with this tool instead of INPUT.")
    private boolean sample;

    @Option(
            names = "--form",
            description = "What the input is: ${COMPLETION-CANDIDATES}. Default: found out from its contents.")
    private @Nullable InputForm form;

    @Option(
            names = "--port",
            split = ",",
            description = "E2 ports in captures, SCTP and TCP. Default: 36421, 36422, 36423.")
    private @Nullable Set<Integer> ports;

    @Option(
            names = "--any-ppid",
            description = "On E2 ports take every payload protocol identifier, not only 70, 71, 72 and 0.")
    private boolean anyPayloadProtocol;

    /** Name of the input for messages. */
    String name() {
        return sample ? SAMPLE : input.equals("-") ? "standard input" : isFile() ? input : "the argument";
    }

    /**
     * @throws InputException when the input has not the form that it should have
     * @throws IOException when it cannot be read
     */
    CaptureReader open() throws IOException, InputException {
        return new CaptureReader(stream(), form, captureOptions());
    }

    private CaptureOptions captureOptions() {
        CaptureOptions options = CaptureOptions.defaults();
        if (ports != null) {
            options = options.withPorts(ports);
        }
        return anyPayloadProtocol ? options.withAnyPayloadProtocol() : options;
    }

    private InputStream stream() throws IOException {
        if (sample) {
            return sampleStream();
        }
        if (input.equals("-")) {
            return new BufferedInputStream(System.in);
        }
        if (isFile()) {
            return new BufferedInputStream(Files.newInputStream(Path.of(input)));
        }
        if (!input.matches(HEX_TEXT) && !input.matches(BASE64_TEXT)) {
            throw new NoSuchFileException(input);
        }
        return new ByteArrayInputStream(input.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A KPM v3 indication with values of our own. */
    private static InputStream sampleStream() throws IOException {
        InputStream stream = InputOptions.class.getResourceAsStream(SAMPLE);
        if (stream == null) {
            throw new IOException("the sample is missing from this build");
        }
        return stream;
    }

    /** Why a file cannot be read or written, in words. */
    static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "no such file: " + missing.getFile();
            case AccessDeniedException denied -> "access denied: " + denied.getFile();
            default -> String.valueOf(e.getMessage());
        };
    }

    private boolean isFile() {
        try {
            return !input.isEmpty() && Files.exists(Path.of(input));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
