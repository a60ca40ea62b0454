package io.rantwin.harness.capture;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Input that is no capture file: text or octets. */
final class GivenOctets {

    private GivenOctets() {}

    /** One character for each octet, so that offsets agree; a byte order mark becomes blanks. */
    static String textOf(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return text.startsWith("\u00ef\u00bb\u00bf") ? "   " + text.substring(3) : text;
    }

    /**
     * The PDUs of the input, at least one, none of them empty.
     *
     * @throws InputException when the input is not of this form, or {@code form} is that of a capture file
     */
    static List<byte[]> pdus(byte[] content, InputForm form, int maxMessageBytes) throws InputException {
        List<byte[]> pdus = switch (form) {
            case HEX -> HexText.parse(textOf(content), maxMessageBytes);
            case BASE64 -> Base64Text.parse(textOf(content));
            case RAW -> content.length == 0 ? List.<byte[]>of() : List.of(content);
            case PCAP, PCAPNG -> throw InputException.at(0, "the input does not begin as a " + form + " file");
        };
        if (pdus.isEmpty()) {
            throw InputException.at(content.length, "the input holds no octets");
        }
        return pdus;
    }
}
