package io.rantwin.codecs.asn1;

import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.asn1.Value.ListValue;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerWriter;

/**
 * What must hold for any octets whatever: they decode or are refused with a place inside the input; what decoded is
 * written again or refused with a path; what was written again is read as an equal value.
 */
final class HostileInputCheck {
    /** What became of an input. */
    enum Outcome {
        REFUSED,
        DECODED_ONLY,
        ROUND_TRIP
    }

    private HostileInputCheck() {}

    /** @throws AssertionError naming the octets, when one of the rules is broken */
    static Outcome check(TopLevelType of, byte[] octets) {
        try {
            return outcome(of, octets);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw failure(of, octets, e.toString(), e);
        }
    }

    private static Outcome outcome(TopLevelType of, byte[] octets) {
        Value value;
        try {
            value = Schema.decode(of.type(), octets).value();
        } catch (PerException e) {
            if (e.bitOffset() < 0 || e.bitOffset() > 8L * octets.length) {
                throw failure(of, octets, "error outside of the input: " + e.getMessage(), e);
            }
            if (e.problem().isEmpty() || e.fieldPath().contains("..")) {
                throw failure(of, octets, "error says too little: " + e.getMessage(), e);
            }
            return Outcome.REFUSED;
        }
        byte[] again;
        try {
            PerWriter writer = PerWriter.tolerant();
            of.type().encode(writer, value);
            again = writer.toArray();
        } catch (PerException e) {
            if (e.problem().isEmpty() || e.bitOffset() < 0) {
                throw failure(of, octets, "error says too little: " + e.getMessage(), e);
            }
            return Outcome.DECODED_ONLY;
        }
        try {
            if (!Schema.decode(of.type(), again).value().equals(value)) {
                throw failure(of, octets, "written again as " + hex(again) + ", which is another value", null);
            }
        } catch (PerException e) {
            throw failure(of, octets, "written again as " + hex(again) + ", which is refused: " + e.getMessage(), e);
        }
        return Outcome.ROUND_TRIP;
    }

    /** Number of values in a value. */
    static long nodes(Value value) {
        return switch (value) {
            case ListValue(var items) -> {
                long sum = 1;
                for (Value item : items) {
                    sum += nodes(item);
                }
                yield sum;
            }
            case ChoiceValue(String _, Value chosen) -> 1 + nodes(chosen);
            case SequenceValue sequence -> {
                var sum = new long[] {1 + sequence.unknownAdditions().size()};
                sequence.forEach((_, member) -> sum[0] += nodes(member));
                yield sum[0];
            }
            default -> 1;
        };
    }

    private static AssertionError failure(TopLevelType of, byte[] octets, String problem, Throwable cause) {
        return new AssertionError(of + " from " + hex(octets) + ": " + problem, cause);
    }

    private static String hex(byte[] octets) {
        return java.util.HexFormat.of().formatHex(octets);
    }
}
