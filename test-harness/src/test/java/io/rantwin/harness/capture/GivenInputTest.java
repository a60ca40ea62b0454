package io.rantwin.harness.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenInputTest {

    /** The octets 00 01 ... 13 (hexadecimal), and the beginning of an E2 setup request. */
    private static final String TWENTY = "000102030405060708090a0b0c0d0e0f10111213";

    private static CaptureReader open(String text, @Nullable InputForm form) throws IOException, InputException {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return new CaptureReader(new ByteArrayInputStream(octets), form, CaptureOptions.defaults());
    }

    private static List<String> hexes(String text, InputForm expected) throws IOException, InputException {
        try (CaptureReader reader = open(text, null)) {
            assertThat(reader.form()).isEqualTo(expected);
            return reader.readAll().stream()
                    .map(pdu -> HexFormat.of().formatHex(pdu.bytes()))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001002b",
                "00 01 00 2B\n",
                "\n\n  00 01\r\n\t00 2b  ",
                "00:01:00:2b",
                "0x0001002b",
                "0x00, 0x01, 0X00, 0x2b",
                "\\x00\\x01\\x00\\x2b",
                "00-01-00-2b",
                "# E2 setup\n0001 # code\n002b",
                "00010\n02b",
                "00010 \r\n02b",
                "\u00ef\u00bb\u00bf0001002b"
            })
    void readsHexadecimalDigitsInEveryCommonWriting(String text) throws Exception {
        String withMark = text.startsWith("\u00ef") ? "\ufeff" + text.substring(3) : text;
        assertThat(hexes(withMark, InputForm.HEX)).containsExactly("0001002b");
    }

    @Test
    void emptyLineEndsAPdu() throws Exception {
        assertThat(hexes("0001\n002b\n\n\n2001\n \n4001", InputForm.HEX)).containsExactly("0001002b", "2001", "4001");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "00 01 0!odd number!1!7",
                "00 1 02!single hexadecimal digit '1'!1!4",
                "00 01\\n02 zz 03!'z' is no hexadecimal digit!2!4",
                "0001 \\y 02!'\\' is no hexadecimal digit!1!6",
                "00 01 \u00a0!0xc2!1!7",
            })
    void saysWhereHexadecimalTextIsWrong(String text, String what, int line, int column) {
        String given = text.replace("\\n", "\n");
        assertThatThrownBy(() -> open(given, InputForm.HEX)).isInstanceOfSatisfying(InputException.class, e -> {
            assertThat(e).hasMessageContaining(what);
            assertThat(e.line()).isEqualTo(line);
            assertThat(e.column()).isEqualTo(column);
        });
    }

    @Test
    void oddNumberOfDigitsIsNotTakenForBase64() {
        assertThatThrownBy(() -> open("001", null))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("odd number");
    }

    @Test
    void readsHexdumpC() throws Exception {
        String dump = """
            00000000  00 01 02 03 04 05 06 07  08 09 0a 0b 0c 0d 0e 0f  |................|
            00000010  10 11 12 13                                       |.|.||
            00000014
            """;
        assertThat(hexes(dump, InputForm.HEX)).containsExactly(TWENTY);
    }

    @Test
    void readsRepeatedLinesOfHexdump() throws Exception {
        String dump = """
            00000000  20 20 20 20 20 20 20 20  20 20 20 20 20 20 20 20  |                |
            *
            00000030  01                                                |.|
            00000031
            """;
        assertThat(hexes(dump, InputForm.HEX)).containsExactly("20".repeat(48) + "01");
    }

    @Test
    void readsXxd() throws Exception {
        String dump = """
            00000000: 0001 0203 0405 0607 0809 0a0b 0c0d 0e0f  ab cd ef 01 02 0
            00000010: 1011 1213                                41 4
            """;
        assertThat(hexes(dump, InputForm.HEX)).containsExactly(TWENTY);
    }

    @Test
    void readsXxdWithEightOctetsALineWhoseCharactersLookLikeOctets() throws Exception {
        String dump = """
            00000000: 0001 0203 0405 0607  41 42 43
            00000008: 0809 0a0b 0c0d 0e0f  12 ab cd
            00000010: 1011 1213            ab
            """;
        assertThat(hexes(dump, InputForm.HEX)).containsExactly(TWENTY);
    }

    @Test
    void readsOdAndTcpdumpAndWireshark() throws Exception {
        assertThat(hexes("000000 00 01 02 03\n000004 04 05\n000006\n", InputForm.HEX))
                .containsExactly("000102030405");
        assertThat(hexes("000000 00 01  >..<\n000002\n", InputForm.HEX)).containsExactly("0001");
        assertThat(hexes("\t0x0000:  0001 0203\n\t0x0004:  0405\n", InputForm.HEX))
                .containsExactly("000102030405");
        String wireshark = """
            0000   00 01 02 03 04 05 06 07  08 09 0a 0b 0c 0d 0e 0f   ........ ........
            0010   10 11 12 13                                        ab cd
            """;
        assertThat(hexes(wireshark, InputForm.HEX)).containsExactly(TWENTY);
    }

    @Test
    void charactersAfterAShortLineAreNotOctets() throws Exception {
        assertThat(hexes("0000   00 01 02 03  ab cd\n0004   04  ef", InputForm.HEX))
                .containsExactly("0001020304");
    }

    @Test
    void offsetZeroBeginsTheNextPduOfADump() throws Exception {
        assertThat(hexes("0000  00 01\n0002  02\n0000  20 01\n\n0000  40", InputForm.HEX))
                .containsExactly("000102", "2001", "40");
    }

    @Test
    void refusesDumpsThatContradictThemselves() {
        assertThatThrownBy(() -> open("0000  00 01\n0003  02\n", null))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("offset 0x3, but 0x2 octets")
                .hasMessageContaining("line 2, column 1");
        assertThatThrownBy(() -> open("0000000 0100 0302\n0000004\n", null))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("16-bit words");
        assertThatThrownBy(() -> open("00000000  00 01  |...|\n", null))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("2 octets, but 3 characters");
        assertThatThrownBy(() -> open("00000000  00 01\n*\nffffffff\n", null))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("out of range");
    }

    @Test
    void readsBase64OfBothAlphabetsWithAndWithoutPadding() throws Exception {
        // 00 01 fb ff = AAH7/w==
        assertThat(hexes("AAH7/w==\n", InputForm.BASE64)).containsExactly("0001fbff");
        assertThat(hexes("AAH7_w", InputForm.BASE64)).containsExactly("0001fbff");
        assertThat(hexes("AAH\n7/w=\n=", InputForm.BASE64)).containsExactly("0001fbff");
        assertThat(hexes("AAH7/w==\nIAH7/w==\n\nQAH7\n\nQAE", InputForm.BASE64))
                .containsExactly("0001fbff", "2001fbff", "4001fb", "4001");
    }

    @Test
    void saysWhereBase64IsWrong() {
        assertThatThrownBy(() -> open("AAH7\nAA!7", InputForm.BASE64))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'!' is out of place in base64 (line 2, column 3)");
        assertThatThrownBy(() -> open("AAH7A", null))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("within a group of four");
        assertThatThrownBy(() -> open("A===", InputForm.BASE64))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("padding");
        assertThatThrownBy(() -> open("AA=A", InputForm.BASE64)).isInstanceOf(InputException.class);
    }

    @Test
    void takesOctetsThatAreNoTextAsOnePdu() throws Exception {
        byte[] pdu = {0x20, 1, 0, 'a', 'b'};
        try (CaptureReader reader = new CaptureReader(new ByteArrayInputStream(pdu), null, CaptureOptions.defaults())) {
            assertThat(reader.form()).isEqualTo(InputForm.RAW);
            assertThat(reader.readAll())
                    .containsExactly(new CapturedPdu(1, null, null, null, new Transport.Given(InputForm.RAW), pdu));
        }
    }

    @Test
    void formCanBeGiven() throws Exception {
        // Hexadecimal digits are base64 too: only the user knows.
        try (CaptureReader reader = open("AAAA", InputForm.BASE64)) {
            assertThat(reader.readAll().getFirst().bytes()).containsExactly(0, 0, 0);
        }
        try (CaptureReader reader = open("AAAA", InputForm.RAW)) {
            assertThat(reader.readAll().getFirst().bytes()).containsExactly('A', 'A', 'A', 'A');
        }
        assertThatThrownBy(() -> open("AAAA".repeat(10), InputForm.PCAP))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("magic");
        assertThatThrownBy(() -> open("AAAA".repeat(10), InputForm.PCAPNG)).isInstanceOf(InputException.class);
    }

    @Test
    void refusesWhatHoldsNothing() {
        for (String text : List.of("", "\n \n", "# only words\n")) {
            assertThatThrownBy(() -> open(text, null)).isInstanceOf(InputException.class);
        }
        assertThatThrownBy(() -> new CaptureReader(
                        new ByteArrayInputStream(new byte[] {0x1f, (byte) 0x8b, 8, 0}),
                        null,
                        CaptureOptions.defaults()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("gzip");
    }
}
