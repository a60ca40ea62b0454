package io.rantwin.xapp.node;

import io.rantwin.codecs.per.Octets;
import org.jspecify.annotations.Nullable;

/** RAN function definitions as the platform keeps them: hexadecimal digits, sometimes with white space. */
final class DefinitionText {
    private DefinitionText() {}

    /** {@code null} when the text is not hexadecimal. */
    static @Nullable Octets octets(String text) {
        try {
            return Octets.ofHex(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
