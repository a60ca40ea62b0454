package io.rantwin.harness.capture;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The forms in which PDUs are given to the tools. */
public enum InputForm {
    /** Hexadecimal digits, with or without separators, or a dump as of {@code hexdump -C} or {@code xxd}. */
    HEX,
    /** Base64, standard or URL alphabet, with or without padding. */
    BASE64,
    /** The octets of one PDU. */
    RAW,
    /** A capture file of libpcap, microseconds or nanoseconds, either octet order. */
    PCAP,
    /** A capture file of the pcapng form, either octet order. */
    PCAPNG;

    /** Octets at the beginning of a file that {@link #ofMagic} needs. */
    static final int MAGIC_OCTETS = 4;

    /** The capture form that begins with these octets; none of the magic numbers can begin an E2AP PDU. */
    static @Nullable InputForm ofMagic(byte[] beginning) {
        if (beginning.length < MAGIC_OCTETS) {
            return null;
        }
        int magic = ByteBuffer.wrap(beginning).getInt();
        if (magic == PcapngSource.SECTION_HEADER) {
            return PCAPNG;
        }
        return PcapSource.isMagic(magic) || PcapSource.isMagic(Integer.reverseBytes(magic)) ? PCAP : null;
    }

    /**
     * The form of an input that is no capture file. Text is HEX when it reads as such, else BASE64; whatever is not text is RAW.
     *
     * @throws InputException when the input is empty, or text that is neither
     */
    static InputForm ofContent(byte[] content, int maxMessageBytes) throws InputException {
        if (content.length == 0) {
            throw InputException.at(0, "the input is empty");
        }
        if (isGzip(content)) {
            throw InputException.at(0, "the input is compressed with gzip; decompress it first");
        }
        if (!isText(content)) {
            return RAW;
        }
        String text = GivenOctets.textOf(content);
        boolean hexOnly = HexDump.isDump(text) || text.chars().noneMatch(InputForm::isOnlyBase64);
        InputException notHex;
        try {
            HexText.parse(text, maxMessageBytes);
            return HEX;
        } catch (InputException e) {
            notHex = e;
        }
        if (hexOnly) {
            throw notHex;
        }
        try {
            Base64Text.parse(text);
            return BASE64;
        } catch (InputException notBase64) {
            // Whichever error is further on belongs to the form that was meant.
            throw notBase64.offset() > notHex.offset() ? notBase64 : notHex;
        }
    }

    /** A character of base64 that has no place in hexadecimal text. */
    private static boolean isOnlyBase64(int c) {
        return (c >= 'g' && c <= 'z' && c != 'x') || (c >= 'G' && c <= 'Z') || "+/=_".indexOf(c) >= 0;
    }

    private static boolean isGzip(byte[] content) {
        return content.length >= 3 && content[0] == 0x1f && content[1] == (byte) 0x8b && content[2] == 8;
    }

    /** Every PDU has octets below 0x20 in its first ones, so a PDU is never text. */
    private static boolean isText(byte[] content) {
        for (byte octet : content) {
            boolean control = (octet >= 0 && octet < 0x20) || octet == 0x7f;
            if (control && octet != '\n' && octet != '\r' && octet != '\t') {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
