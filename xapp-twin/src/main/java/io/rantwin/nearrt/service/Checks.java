package io.rantwin.nearrt.service;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.Code;
import com.google.rpc.Status;
import io.grpc.StatusException;
import io.grpc.protobuf.StatusProto;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is wrong with a request, field by field. */
final class Checks {
    private static final int MOST_TOLD = 100;
    private static final int MOST_IN_MESSAGE = 3;
    private static final int LONGEST_ID = 64;

    private final List<FieldViolation> found = new ArrayList<>();

    /** Notes a mistake. */
    void refuse(String field, String sentence) {
        if (found.size() < MOST_TOLD) {
            found.add(FieldViolation.newBuilder()
                    .setField(field)
                    .setDescription(sentence)
                    .build());
        }
    }

    /** Notes a mistake unless the condition holds, which is given back. */
    boolean that(boolean holds, String field, String sentence) {
        if (!holds) {
            refuse(field, sentence);
        }
        return holds;
    }

    /** A number within bounds. */
    boolean within(double value, double least, double most, String field, String unit) {
        return that(
                value >= least && value <= most,
                field,
                "must lie between " + plain(least) + " and " + plain(most) + (unit.isEmpty() ? "" : " " + unit)
                        + ", not " + plain(value));
    }

    /** A whole number within bounds. */
    boolean within(long value, long least, long most, String field, String unit) {
        return that(
                value >= least && value <= most,
                field,
                "must lie between " + least + " and " + most + (unit.isEmpty() ? "" : " " + unit) + ", not " + value);
    }

    /** A cell's identity, which is not interpreted. */
    boolean cellId(String id, String field) {
        return that(
                !id.isBlank() && id.length() <= LONGEST_ID,
                field,
                "must be the NR CGI of a cell as text, such as 001-01-000000123, of at most " + LONGEST_ID
                        + " characters");
    }

    /** Cells' identities, at most so many. */
    void cellIds(Collection<String> ids, int most, String field) {
        that(ids.size() <= most, field, "may name at most " + most + " cells, not " + ids.size());
        int i = 0;
        for (String id : ids) {
            cellId(id, field + "[" + i++ + "]");
        }
    }

    /** Whether all was well so far. */
    boolean isFine() {
        return found.isEmpty();
    }

    /**
     * Ends the checks.
     *
     * @throws StatusException INVALID_ARGUMENT with a BadRequest when something was wrong
     */
    void done() throws StatusException {
        if (!found.isEmpty()) {
            throw failure(found);
        }
    }

    /** INVALID_ARGUMENT for these mistakes. */
    static StatusException failure(List<FieldViolation> found) {
        StringBuilder message = new StringBuilder();
        for (FieldViolation each : found.subList(0, Math.min(MOST_IN_MESSAGE, found.size()))) {
            message.append(message.isEmpty() ? "" : "; ")
                    .append(each.getField().isEmpty() ? "request" : each.getField())
                    .append(": ")
                    .append(each.getDescription());
        }
        if (found.size() > MOST_IN_MESSAGE) {
            message.append("; and ").append(found.size() - MOST_IN_MESSAGE).append(" more");
        }
        return StatusProto.toStatusException(Status.newBuilder()
                .setCode(Code.INVALID_ARGUMENT_VALUE)
                .setMessage(message.toString())
                .addDetails(Any.pack(
                        BadRequest.newBuilder().addAllFieldViolations(found).build()))
                .build());
    }

    /** A number without needless digits. */
    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
