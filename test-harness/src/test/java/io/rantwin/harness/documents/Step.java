package io.rantwin.harness.documents;

import java.util.List;

/**
 * What somebody types before the next Enter that counts: a command, or several in one line, or one over several lines.
 *
 * @param line where it begins, from 1
 * @param text as it stands there, comments included
 * @param shown lines that the document shows below it as its output
 */
record Step(int line, String text, List<String> shown) {
    /** Without the comment behind it. */
    String command() {
        return text.replaceFirst("\\s+# .*$", "").strip();
    }
}
