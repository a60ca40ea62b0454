package io.rantwin.codecs.per;

import java.util.ArrayList;
import java.util.List;

/**
 * The one error of the codecs: bytes that are not a valid encoding, or a value that the schema does not allow.
 * Says what is wrong, where in the input (bit offset) and in which field (path from the outermost type).
 *
 * <p>Carries no stack trace: it describes data, and is thrown millions of times under fuzzing. Not thread-safe while
 * it travels up; immutable afterwards.
 */
public final class PerException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final long bitOffset;
    private final transient List<String> innermostFirst = new ArrayList<>();

    /**
     * @param problem what is wrong, with the offending figure, in one sentence without a full stop
     * @param bitOffset where, in bits from the start of the outermost buffer
     */
    public PerException(String problem, long bitOffset) {
        super(problem, null, false, false);
        this.problem = problem;
        this.bitOffset = bitOffset;
    }

    /** Adds the name of the member that was being read; called on the way up, innermost first. */
    public PerException within(String member) {
        innermostFirst.add(member);
        return this;
    }

    /** Adds the index of the list item that was being read. */
    public PerException within(int index) {
        innermostFirst.add("[" + index + "]");
        return this;
    }

    /** What is wrong, without the place. */
    public String problem() {
        return problem;
    }

    /** Offset in bits from the start of the outermost buffer; for fragmented contents counted without fragment headers. */
    public long bitOffset() {
        return bitOffset;
    }

    /** Offset in whole octets. */
    public long octetOffset() {
        return bitOffset >>> 3;
    }

    /** Members and indices from the outermost type inwards, such as {@code protocolIEs[2].value}; empty at top level. */
    public String fieldPath() {
        var path = new StringBuilder();
        for (int i = innermostFirst.size() - 1; i >= 0; i--) {
            String segment = innermostFirst.get(i);
            if (!path.isEmpty() && segment.charAt(0) != '[') {
                path.append('.');
            }
            path.append(segment);
        }
        return path.toString();
    }

    @Override
    public String getMessage() {
        String path = fieldPath();
        return "octet " + octetOffset() + ", bit " + (bitOffset & 7) + (path.isEmpty() ? "" : ", " + path) + ": "
                + problem;
    }
}
