package io.rantwin.harness.capture;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Dumps with an offset before each line: {@code hexdump -C}, {@code xxd}, {@code od -A x -t x1}, {@code tcpdump -x} and Wireshark's.
 * Every offset is checked against the octets before it; offset zero begins a new PDU.
 */
final class HexDump {

    private static final int MIN_OFFSET_DIGITS = 4;
    private static final int MAX_OFFSET_DIGITS = 16;

    /** {@code hexdump} and Wireshark leave a wider gap after so many octets. */
    private static final int OCTETS_BEFORE_GAP = 8;

    private final String text;
    private final int maxMessageBytes;
    private final List<byte[]> pdus = new ArrayList<>();
    private final ByteArrayOutputStream current = new ByteArrayOutputStream();
    private byte[] previousLine = {};
    private boolean repeat;

    HexDump(String text, int maxMessageBytes) {
        this.text = text;
        this.maxMessageBytes = maxMessageBytes;
    }

    /**
     * Whether the first line begins with an offset of zero: at least four digits, then a colon or single octets.
     *
     * @throws InputException for {@code hexdump} and {@code od} without options, whose words are in the order of the machine that wrote them
     */
    static boolean isDump(String text) throws InputException {
        int pos = firstContent(text);
        if (text.startsWith("0x", pos)) {
            pos += 2;
        }
        int digits = pos;
        while (digits < text.length() && text.charAt(digits) == '0') {
            digits++;
        }
        int zeros = digits - pos;
        if (zeros < MIN_OFFSET_DIGITS || zeros > MAX_OFFSET_DIGITS || digits == text.length()) {
            return false;
        }
        if (text.charAt(digits) == ':') {
            return true;
        }
        int group = skipBlanks(text, digits, text.length());
        int groupEnd = skipDigits(text, group, text.length());
        if (group == digits) {
            return false;
        }
        if (groupEnd - group == 4 && (zeros == 6 || zeros == 7)) {
            throw InputException.inText(
                    text,
                    group,
                    "a dump of 16-bit words, whose octet order is not known; use hexdump -C, xxd or od -A x -t x1");
        }
        return groupEnd - group == 2;
    }

    List<byte[]> parse() throws InputException {
        int lineStart = 0;
        while (lineStart < text.length()) {
            int lineEnd = text.indexOf('\n', lineStart);
            if (lineEnd < 0) {
                lineEnd = text.length();
            }
            line(skipBlanks(text, lineStart, lineEnd), trimmedEnd(lineStart, lineEnd));
            lineStart = lineEnd + 1;
        }
        finishPdu();
        return pdus;
    }

    private void line(int start, int end) throws InputException {
        if (start >= end || text.charAt(start) == '#') {
            return;
        }
        if (text.charAt(start) == '*' && start + 1 == end) {
            repeat = true;
            return;
        }
        int digits = text.startsWith("0x", start) ? start + 2 : start;
        int digitsEnd = skipDigits(text, digits, end);
        boolean colon = digitsEnd < end && text.charAt(digitsEnd) == ':';
        int data = skipBlanks(text, colon ? digitsEnd + 1 : digitsEnd, end);
        boolean separated = colon || data > digitsEnd || digitsEnd == end;
        if (digitsEnd - digits < MIN_OFFSET_DIGITS || digitsEnd - digits > MAX_OFFSET_DIGITS || !separated) {
            throw InputException.inText(text, start, "no offset at the beginning of a line of a dump");
        }
        acceptOffset(Long.parseUnsignedLong(text, digits, digitsEnd, 16), start);
        if (data < end) {
            previousLine = octets(data, end, colon);
            current.writeBytes(previousLine);
        }
    }

    private void acceptOffset(long offset, int at) throws InputException {
        if (repeat) {
            if (offset < 0 || offset > maxMessageBytes || previousLine.length == 0) {
                throw InputException.inText(text, at, "offset 0x%x after '*' is out of range".formatted(offset));
            }
            while (current.size() < offset) {
                current.write(previousLine, 0, (int) Math.min(previousLine.length, offset - current.size()));
            }
            repeat = false;
        }
        if (offset == 0) {
            finishPdu();
        } else if (offset != current.size()) {
            throw InputException.inText(
                    text, at, "offset 0x%x, but 0x%x octets stand before it".formatted(offset, current.size()));
        }
    }

    /** The octets of a line; the characters at its right, between bars or after two blanks, are not read. */
    private byte[] octets(int start, int end, boolean colon) throws InputException {
        int bar = colon ? -1 : barBefore(start, end);
        int limit = bar < 0 ? end : bar;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int pos = start;
        while (pos < limit) {
            int groupEnd = skipDigits(text, pos, limit);
            boolean ends = groupEnd == limit || isBlank(text.charAt(groupEnd));
            if (groupEnd == pos || (groupEnd - pos) % 2 != 0 || !ends) {
                throw InputException.inText(
                        text, Math.min(groupEnd, limit - 1), "a group of two hexadecimal digits an octet is expected");
            }
            for (; pos < groupEnd; pos += 2) {
                line.write((Character.digit(text.charAt(pos), 16) << 4) | Character.digit(text.charAt(pos + 1), 16));
            }
            pos = skipBlanks(text, groupEnd, limit);
            boolean middle = !colon && line.size() == OCTETS_BEFORE_GAP && pos - groupEnd == 2 && isOctet(pos, limit);
            if (bar < 0 && pos - groupEnd > 1 && !middle) {
                break;
            }
        }
        if (bar >= 0 && end - bar - 2 != line.size()) {
            throw InputException.inText(
                    text, bar, "%d octets, but %d characters at the right".formatted(line.size(), end - bar - 2));
        }
        return line.toByteArray();
    }

    /** Where {@code |characters|} or {@code >characters<} begins at the end of the line, or -1. */
    private int barBefore(int start, int end) {
        char last = text.charAt(end - 1);
        char first = last == '<' ? '>' : last;
        int bar = last == '|' || last == '<' ? text.indexOf(first, start, end) : -1;
        return bar >= 0 && bar < end - 1 ? bar : -1;
    }

    private boolean isOctet(int pos, int limit) {
        int groupEnd = skipDigits(text, pos, limit);
        return groupEnd - pos == 2 && (groupEnd == limit || isBlank(text.charAt(groupEnd)));
    }

    private void finishPdu() {
        if (current.size() > 0) {
            pdus.add(current.toByteArray());
            current.reset();
        }
    }

    private int trimmedEnd(int start, int end) {
        int trimmed = end;
        while (trimmed > start && isBlank(text.charAt(trimmed - 1))) {
            trimmed--;
        }
        return trimmed;
    }

    private static int firstContent(String text) {
        int pos = 0;
        while (pos < text.length()) {
            char c = text.charAt(pos);
            if (c == '#') {
                int lineEnd = text.indexOf('\n', pos);
                pos = lineEnd < 0 ? text.length() : lineEnd;
            } else if (isBlank(c) || c == '\n') {
                pos++;
            } else {
                break;
            }
        }
        return pos;
    }

    private static int skipBlanks(String text, int from, int to) {
        int pos = from;
        while (pos < to && isBlank(text.charAt(pos))) {
            pos++;
        }
        return pos;
    }

    private static int skipDigits(String text, int from, int to) {
        int pos = from;
        while (pos < to && text.charAt(pos) < 0x80 && Character.digit(text.charAt(pos), 16) >= 0) {
            pos++;
        }
        return pos;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }
}
