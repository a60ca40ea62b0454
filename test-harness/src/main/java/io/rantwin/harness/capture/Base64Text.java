package io.rantwin.harness.capture;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Base64 (RFC 4648, sections 4 and 5): both alphabets, blanks anywhere; padding or an empty line ends a PDU. */
final class Base64Text {

    private static final int CHARACTERS_A_GROUP = 4;

    private final String text;
    private final List<byte[]> pdus = new ArrayList<>();
    private final ByteArrayOutputStream current = new ByteArrayOutputStream();
    private int group;
    private int groupCharacters;
    private int padding;

    private Base64Text(String text) {
        this.text = text;
    }

    static List<byte[]> parse(String text) throws InputException {
        return new Base64Text(text).parse();
    }

    private List<byte[]> parse() throws InputException {
        boolean lineIsBlank = true;
        for (int pos = 0; pos < text.length(); pos++) {
            char c = text.charAt(pos);
            if (c == '\n') {
                if (lineIsBlank) {
                    finishPdu(pos);
                }
                lineIsBlank = true;
            } else if (c != ' ' && c != '\t' && c != '\r') {
                lineIsBlank = false;
                accept(c, pos);
            }
        }
        finishPdu(text.length());
        return pdus;
    }

    private void accept(char c, int pos) throws InputException {
        if (c == '=') {
            padding++;
            if (groupCharacters < 2 || groupCharacters + padding > CHARACTERS_A_GROUP) {
                throw InputException.inText(text, pos, "padding '=' out of place in base64");
            }
            if (groupCharacters + padding == CHARACTERS_A_GROUP) {
                finishPdu(pos);
            }
            return;
        }
        int value = valueOf(c);
        if (value < 0 || padding > 0) {
            throw InputException.inText(
                    text,
                    pos,
                    c > 0x20 && c < 0x7f
                            ? "'%c' is out of place in base64".formatted(c)
                            : "octet 0x%02x is out of place in base64".formatted((int) c));
        }
        group = (group << 6) | value;
        if (++groupCharacters == CHARACTERS_A_GROUP) {
            current.write(group >> 16);
            current.write(group >> 8);
            current.write(group);
            group = 0;
            groupCharacters = 0;
        }
    }

    private void finishPdu(int pos) throws InputException {
        if (groupCharacters == 1 || (padding > 0 && groupCharacters + padding != CHARACTERS_A_GROUP)) {
            throw InputException.inText(text, pos, "base64 ends within a group of four characters");
        }
        if (groupCharacters == 2) {
            current.write(group >> 4);
        } else if (groupCharacters == 3) {
            current.write(group >> 10);
            current.write(group >> 2);
        }
        group = 0;
        groupCharacters = 0;
        padding = 0;
        if (current.size() > 0) {
            pdus.add(current.toByteArray());
            current.reset();
        }
    }

    private static int valueOf(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return switch (c) {
            case '+', '-' -> 62;
            case '/', '_' -> 63;
            default -> -1;
        };
    }
}
