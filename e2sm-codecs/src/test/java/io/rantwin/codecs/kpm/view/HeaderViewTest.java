package io.rantwin.codecs.kpm.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.codecs.per.PerException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HeaderViewTest {
    private static final String FOUR = "006705d5f0";
    private static final String EIGHT = "00eab1f00080000000";
    /** Sender name "gnb" behind a time stamp of four, and of eight octets. */
    private static final String FOUR_NAMED = "08" + "6705d5f0" + "000003" + "676e62";

    private static final String EIGHT_NAMED = "08" + "eab1f00080000000" + "000003" + "676e62";

    private final IndicationView view = new IndicationView();

    private HeaderView read(String hex, KpmWire version) throws PerException {
        byte[] octets = HexFormat.of().parseHex(hex);
        view.readHeader(octets, 0, octets.length, version);
        return view.header();
    }

    @Test
    void announcedWidthIsReadAtOnce() throws PerException {
        assertThat(read(FOUR, KpmWire.V2).collectionStartTime()).isEqualTo(0x6705_d5f0L);
        assertThat(read(EIGHT, KpmWire.V3).collectionStartTime()).isEqualTo(0xeab1_f000_8000_0000L);
        assertThat(read(EIGHT, KpmWire.V4).timeStampOctets()).isEqualTo(8);
        assertThat(read(EIGHT_NAMED, KpmWire.V3).senderName().toText()).isEqualTo("gnb");
        assertThat(view.header().secondTries()).isZero();
    }

    @Test
    void otherWidthIsFoundOutAndCounted() throws PerException {
        assertThat(read(FOUR, KpmWire.V3).collectionStartTime()).isEqualTo(0x6705_d5f0L);
        assertThat(view.header().isSecondTry()).isTrue();
        assertThat(read(EIGHT, KpmWire.V2).timeStampOctets()).isEqualTo(8);
        assertThat(view.header().secondTries()).isEqualTo(2);

        assertThat(read(EIGHT, KpmWire.V3).isSecondTry()).isFalse();
        assertThat(view.header().secondTries()).isEqualTo(2);
    }

    @Test
    void otherWidthIsFoundOutBehindNamesToo() throws PerException {
        assertThat(read(FOUR_NAMED, KpmWire.V3).collectionStartTime()).isEqualTo(0x6705_d5f0L);
        assertThat(view.header().senderName().toText()).isEqualTo("gnb");
        assertThat(read(EIGHT_NAMED, KpmWire.V2).timeStampOctets()).isEqualTo(8);
        assertThat(view.header().secondTries()).isEqualTo(2);
    }

    @Test
    void paddingIsNoReasonForAnotherWidth() throws PerException {
        assertThat(read(EIGHT + "00", KpmWire.V3).isSecondTry()).isFalse();
        assertThat(view.header().trailingOctets()).isEqualTo(1);
        assertThat(view.header().timeStampOctets()).isEqualTo(8);
        assertThat(view.header().secondTries()).isZero();
    }

    @Test
    void headerThatFitsNeitherWidthIsAnErrorOfTheAnnouncedOne() {
        assertThatThrownBy(() -> read("00eab1f0", KpmWire.V3))
                .isInstanceOf(PerException.class)
                .hasMessageContaining("indicationHeader-formats: needs 64 more bits, 24 are left");
        assertThatThrownBy(() -> read("", KpmWire.V3)).isInstanceOf(PerException.class);
        assertThat(view.header().secondTries()).isZero();
    }

    @Test
    void unknownHeaderFormatIsAnError() {
        assertThatThrownBy(() -> read("40000100", KpmWire.V3))
                .isInstanceOf(PerException.class)
                .hasMessageContaining("header format 2 is not known");
    }
}
