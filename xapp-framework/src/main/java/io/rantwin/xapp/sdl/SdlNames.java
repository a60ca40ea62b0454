package io.rantwin.xapp.sdl;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * How names of the shared data layer are written in Redis: {@code {namespace},name}, for keys, groups and channels alike. The
 * braces make all names of a namespace fall into one slot.
 */
final class SdlNames {
    private static final String GLOB_CHARACTERS = "*?[]\\^-";

    private SdlNames() {}

    /** What stands before all names of a namespace. */
    static String prefix(String namespace) {
        if (namespace.isEmpty() || namespace.indexOf('{') >= 0 || namespace.indexOf('}') >= 0) {
            throw new IllegalArgumentException("SDL namespace \"" + namespace + "\" is empty or contains a brace");
        }
        return "{" + namespace + "},";
    }

    /** A pattern that matches all names of a namespace. */
    static String pattern(String namespace) {
        var pattern = new StringBuilder();
        for (char character : prefix(namespace).toCharArray()) {
            if (GLOB_CHARACTERS.indexOf(character) >= 0) {
                pattern.append('\\');
            }
            pattern.append(character);
        }
        return pattern.append('*').toString();
    }

    /** Which of several servers keeps a namespace: CRC-32 (IEEE 802.3) of its name. */
    static int server(String namespace, int servers) {
        var crc = new CRC32();
        crc.update(namespace.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % servers);
    }
}
