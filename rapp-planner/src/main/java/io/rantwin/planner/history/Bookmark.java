package io.rantwin.planner.history;

/**
 * How far a source of reports has been read. Kept together with the reports it stands behind: both are there or neither.
 *
 * @param source name of the source, 1 to 200 characters
 * @param state what the source needs to go on, never interpreted; at most a million characters
 */
public record Bookmark(String source, String state) {
    private static final int LONGEST_SOURCE = 200;
    private static final int LONGEST_STATE = 1_000_000;

    /** Checks the lengths. */
    public Bookmark {
        if (source.isBlank() || source.length() > LONGEST_SOURCE) {
            throw new IllegalArgumentException("a source has a name of 1 to 200 characters, not '" + source + "'");
        }
        if (state.length() > LONGEST_STATE) {
            throw new IllegalArgumentException("a bookmark of " + state.length() + " characters is too long");
        }
    }
}
