package io.rantwin.planner.fields;

/**
 * One mistake in a plan.
 *
 * @param path where, as a JSON pointer (RFC 6901); empty for the whole
 * @param reason what is wrong there and what would be right
 */
public record Mistake(String path, String reason) {
    @Override
    public String toString() {
        return (path.isEmpty() ? "(the whole)" : path) + ": " + reason;
    }
}
