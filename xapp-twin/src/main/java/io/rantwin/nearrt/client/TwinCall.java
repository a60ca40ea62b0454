package io.rantwin.nearrt.client;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.rpc.BadRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One command: connects, asks, prints; says in a sentence why it could not. */
abstract class TwinCall implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    @Spec
    private CommandSpec spec;

    /** Asks and prints. */
    abstract void ask(Twin twin) throws IOException;

    @Override
    public final Integer call() {
        try (Twin twin = root().connect(spec.commandLine())) {
            try {
                ask(twin);
                out().flush();
                return 0;
            } catch (StatusRuntimeException e) {
                out().flush();
                return failed(e, twin);
            } catch (IOException e) {
                out().flush();
                return failed(String.valueOf(e.getMessage()), FAILED);
            }
        }
    }

    private int failed(StatusRuntimeException e, Twin twin) {
        Status status = e.getStatus();
        String said = status.getDescription() == null ? "" : status.getDescription();
        return switch (status.getCode()) {
            case UNAVAILABLE ->
                failed(
                        "no twin answers at " + twin.address() + " (" + (said.isEmpty() ? "no reason given" : said)
                                + "). Is the xApp running (./rantwin xapp)? Another address is given by --server or"
                                + " RANTWIN_TWIN.",
                        FAILED);
            case INVALID_ARGUMENT -> failed("the twin does not take this: " + String.join("\n  ", mistakes(e)), USAGE);
            case DEADLINE_EXCEEDED ->
                failed(
                        String.format(
                                Locale.ROOT,
                                "no answer within %s s (%s). --timeout gives more time.",
                                Words.number(twin.timeoutSeconds()),
                                said),
                        FAILED);
            case UNIMPLEMENTED ->
                failed("the server at " + twin.address() + " does not know this call: " + said, FAILED);
            default -> failed(said.isEmpty() ? "the call ended with " + status.getCode() : said, FAILED);
        };
    }

    // The details tell all mistakes, the description only the first ones.
    private static List<String> mistakes(StatusRuntimeException e) {
        List<String> mistakes = new ArrayList<>();
        com.google.rpc.Status status = StatusProto.fromThrowable(e);
        if (status != null) {
            for (Any detail : status.getDetailsList()) {
                try {
                    if (detail.is(BadRequest.class)) {
                        detail.unpack(BadRequest.class)
                                .getFieldViolationsList()
                                .forEach(mistake -> mistakes.add(mistake.getField() + ": " + mistake.getDescription()));
                    }
                } catch (InvalidProtocolBufferException broken) {
                    // Then the description has to do.
                    mistakes.clear();
                }
            }
        }
        return mistakes.isEmpty() ? List.of(orEmpty(e.getStatus().getDescription())) : mistakes;
    }

    private int failed(String sentence, int code) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("rantwin twin: " + sentence);
        err.flush();
        return code;
    }

    final TwinCommand root() {
        CommandSpec at = spec;
        while (at != null) {
            if (at.userObject() instanceof TwinCommand root) {
                return root;
            }
            at = at.parent();
        }
        throw new IllegalStateException("A command of the twin stands outside of it.");
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final ParameterException usage(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    /** Prints a message as JSON when that is wanted. */
    final boolean json(MessageOrBuilder message) {
        if (root().isJson()) {
            out().println(MessageJson.of(message).toPrettyString());
        }
        return root().isJson();
    }

    /** Prints a message of a stream as one line of JSON when that is wanted. */
    final boolean jsonLine(MessageOrBuilder message) {
        if (root().isJson()) {
            out().println(MessageJson.of(message));
            out().flush();
        }
        return root().isJson();
    }

    final void print(Table table) {
        table.print(out());
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
