package io.rantwin.planner.live;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question that the twin did not answer as asked; the message is its sentence. */
public final class TwinException extends Exception {
    private static final long serialVersionUID = 1;
    private static final String CREDENTIALS = "--twin-token-file, --twin-cert";

    private final Status.Code code;
    private final transient List<Mistake> mistakes;

    /**
     * A mistake in the question.
     *
     * @param field path of the field in the message of rantwin.v1
     * @param detail what is wrong there
     */
    public record Mistake(String field, String detail) {}

    TwinException(Status.Code code, String sentence, List<Mistake> mistakes, @Nullable Throwable cause) {
        super(sentence, cause);
        this.code = code;
        this.mistakes = List.copyOf(mistakes);
    }

    static TwinException of(StatusRuntimeException refused, String address) {
        Status status = refused.getStatus();
        String sentence = status.getCode() == Status.Code.UNAVAILABLE || isShutOut(status)
                ? sentence(status, address)
                : status.getDescription() == null ? status.getCode().name() : status.getDescription();
        return new TwinException(status.getCode(), sentence, mistakes(refused), refused);
    }

    /** Whether the twin is there and does not let the planner do this, whoever asked the planner. */
    static boolean isShutOut(Status status) {
        return status.getCode() == Status.Code.UNAUTHENTICATED || status.getCode() == Status.Code.PERMISSION_DENIED;
    }

    static String sentence(Status status, String address) {
        String said = status.getDescription() == null ? "" : ": " + status.getDescription();
        return switch (status.getCode()) {
            case UNAVAILABLE ->
                "No twin answers at " + address + " ("
                        + (status.getDescription() == null ? "unavailable" : status.getDescription()) + ").";
            case UNAUTHENTICATED ->
                "The twin at " + address + " does not let the planner in, by the planner's own token or certificate ("
                        + CREDENTIALS + ")" + said;
            case PERMISSION_DENIED ->
                "The twin at " + address
                        + " does not let the planner do this, by the planner's own token or certificate (" + CREDENTIALS
                        + ")" + said;
            default -> "The twin at " + address + " answered " + status.getCode() + said;
        };
    }

    private static List<Mistake> mistakes(StatusRuntimeException refused) {
        List<Mistake> mistakes = new ArrayList<>();
        com.google.rpc.@Nullable Status details = StatusProto.fromThrowable(refused);
        if (details != null) {
            for (Any any : details.getDetailsList()) {
                if (any.is(BadRequest.class)) {
                    try {
                        any.unpack(BadRequest.class)
                                .getFieldViolationsList()
                                .forEach(each -> mistakes.add(new Mistake(each.getField(), each.getDescription())));
                    } catch (InvalidProtocolBufferException foreign) {
                        // The sentence says it too.
                        mistakes.clear();
                    }
                }
            }
        }
        return mistakes;
    }

    /** The kind of refusal. */
    public Status.Code code() {
        return code;
    }

    /** What is wrong with the question, field by field; empty when it is not the question. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
