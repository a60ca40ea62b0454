package io.rantwin.harness.capture;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Hexadecimal digits: two an octet, blanks, colons, commas, semicolons and hyphens between octets, {@code 0x} or {@code \x} before them, {@code #} begins a comment.
 * A line may end within an octet. A PDU ends at an empty line, and at the end of a line that completes an E2AP message. Dumps are left to {@link HexDump}.
 */
final class HexText {

    private static final int LONGEST_UNFRAGMENTED = 5 + 16_383;

    private final String text;
    private final List<byte[]> pdus = new ArrayList<>();
    private final ByteArrayOutputStream current = new ByteArrayOutputStream();
    private int pos;

    private HexText(String text) {
        this.text = text;
    }

    static List<byte[]> parse(String text, int maxMessageBytes) throws InputException {
        return HexDump.isDump(text) ? new HexDump(text, maxMessageBytes).parse() : new HexText(text).parse();
    }

    private List<byte[]> parse() throws InputException {
        int pendingDigit = -1;
        int pendingAt = 0;
        boolean lineIsBlank = true;
        while (pos < text.length()) {
            char c = text.charAt(pos);
            int digit = Character.digit(c, 16);
            if (digit >= 0 && c < 0x80) {
                lineIsBlank = false;
                if (pendingDigit < 0 && isPrefix()) {
                    pos += 2;
                    continue;
                }
                if (pendingDigit < 0) {
                    pendingDigit = digit;
                    pendingAt = pos;
                } else {
                    current.write((pendingDigit << 4) | digit);
                    pendingDigit = -1;
                }
                pos++;
            } else if (c == '\n') {
                if (pendingDigit < 0 && (lineIsBlank || isWholePdu())) {
                    finishPdu();
                }
                lineIsBlank = true;
                pos++;
            } else if (pendingDigit >= 0) {
                if (!isBlankToLineEnd()) {
                    throw InputException.inText(
                            text,
                            pendingAt,
                            "a single hexadecimal digit '%c': two make an octet".formatted(text.charAt(pendingAt)));
                }
                pos = lineEnd();
            } else if (c == '#') {
                lineIsBlank = false;
                pos = lineEnd();
            } else {
                skipSeparator(c);
                lineIsBlank &= c == ' ' || c == '\t' || c == '\r';
            }
        }
        if (pendingDigit >= 0) {
            throw InputException.inText(text, pendingAt, "an odd number of hexadecimal digits: the last octet has one");
        }
        finishPdu();
        return pdus;
    }

    /** Whether the envelope of E2AP (alternative, procedure code, criticality, length below 16K) ends exactly here. */
    private boolean isWholePdu() {
        if (current.size() < 4 || current.size() > LONGEST_UNFRAGMENTED) {
            return false;
        }
        byte[] octets = current.toByteArray();
        if ((octets[0] & 0x9f) != 0 || (octets[0] & 0x60) == 0x60) {
            return false;
        }
        int length = octets[3] & 0xff;
        if (length < 0x80) {
            return octets.length == 4 + length;
        }
        return length < 0xc0 && octets.length == 5 + ((length & 0x3f) << 8 | octets[4] & 0xff);
    }

    private void skipSeparator(char c) throws InputException {
        switch (c) {
            case ' ', '\t', '\r', ':', '-', ',', ';' -> pos++;
            case '\\' -> {
                if (pos + 1 >= text.length() || text.charAt(pos + 1) != 'x') {
                    throw unexpected(c);
                }
                pos += 2;
            }
            default -> throw unexpected(c);
        }
    }

    private InputException unexpected(char c) {
        return InputException.inText(
                text,
                pos,
                c > 0x20 && c < 0x7f
                        ? "'%c' is no hexadecimal digit".formatted(c)
                        : "octet 0x%02x is no hexadecimal digit".formatted((int) c));
    }

    /** {@code 0x} at the beginning of a group of digits. */
    private boolean isPrefix() {
        boolean groupStarts = pos == 0 || Character.digit(text.charAt(pos - 1), 16) < 0;
        return groupStarts
                && text.charAt(pos) == '0'
                && pos + 1 < text.length()
                && (text.charAt(pos + 1) == 'x' || text.charAt(pos + 1) == 'X');
    }

    private boolean isBlankToLineEnd() {
        int end = pos;
        while (end < text.length()
                && (text.charAt(end) == ' ' || text.charAt(end) == '\t' || text.charAt(end) == '\r')) {
            end++;
        }
        return end > pos && (end == text.length() || text.charAt(end) == '\n');
    }

    private int lineEnd() {
        int end = text.indexOf('\n', pos);
        return end < 0 ? text.length() : end;
    }

    private void finishPdu() {
        if (current.size() > 0) {
            pdus.add(current.toByteArray());
            current.reset();
        }
    }
}
