package io.rantwin.xapp.http;

/**
 * Answer of a part of the platform.
 *
 * @param status HTTP status
 * @param body its text, at most {@link PlatformCalls#MAX_ANSWER_OCTETS} octets
 */
public record PlatformAnswer(int status, String body) {
    /** Status and the beginning of the body on one line, for messages to people. */
    public String brief() {
        String line = body.strip().replaceAll("\\s+", " ");
        String shown = line.length() > 200 ? line.substring(0, 200) + "..." : line;
        return "status " + status + (shown.isEmpty() ? "" : " (" + shown + ")");
    }
}
