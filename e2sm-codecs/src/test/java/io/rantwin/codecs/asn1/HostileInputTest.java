package io.rantwin.codecs.asn1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.codecs.asn1.HostileInputCheck.Outcome;
import io.rantwin.codecs.per.PerException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inputs that once went wrong, and bombs: announcements with nothing behind them. */
class HostileInputTest {
    private static final TestVector.Shelf SHELF = new TestVector.Shelf();

    /** Found by fuzzing: contents of no octets at all were written again as one zero octet, which is another value. */
    @Test
    void emptyContentsOfAnUnknownElementSurviveTheRoundTrip() {
        byte[] octets = HexFormat.of()
                .parseHex("40100023000004001d00050003a8ae9f000500020ffe00014005340002400874ff100040fffe00");
        assertThat(HostileInputCheck.check(SHELF.type("E2AP v03.01", "E2AP-PDU"), octets))
                .isEqualTo(Outcome.ROUND_TRIP);
    }

    @ParameterizedTest
    @CsvSource({
        // 65535 protocol IEs, and nothing else
        "E2AP v02.03, E2AP-PDU, 000100040000ffff",
        // an open type of 64K
        "E2AP v02.03, E2AP-PDU, 000100c4",
        // an IE of 64K in an open type of 4 octets
        "E2AP v02.03, E2AP-PDU, 00010008000001000a00c4ff",
        // 16K measurement records
        "E2SM-KPM v03.00, E2SM-KPM-IndicationMessage, 0000ffffffff",
        "E2SM-RC v01.03, E2SM-RC-IndicationMessage, 0000ffff",
        "E2SM-RC v01.03, E2SM-RC-ControlMessage, 0000ffff",
    })
    void announcementsReserveNothing(String schema, String type, String hex) {
        byte[] octets = HexFormat.of().parseHex(hex);
        TopLevelType of = SHELF.type(schema, type);
        assertThatThrownBy(() -> Schema.decode(of.type(), octets)).isInstanceOf(PerException.class);
        assertThat(MutationFuzzTest.Cost.of(of, octets).bytes()).isLessThan(8_192);
    }

    @Test
    void theLargestFragmentHeaderReservesNothing() {
        for (TopLevelType type : TopLevelType.all()) {
            var octets = new byte[64];
            Arrays.fill(octets, (byte) 0xc4);
            for (int at = 0; at < octets.length; at++) {
                byte[] bomb = Arrays.copyOf(octets, at);
                HostileInputCheck.check(type, bomb);
                assertThat(MutationFuzzTest.Cost.of(type, bomb).bytes()).isLessThan(32_768);
            }
        }
    }

    /** Every level announces 65535 items and gives one: what is reserved for the others stays in line with the octets. */
    @Test
    void nestedAnnouncementsReserveInLineWithTheOctets() {
        Schema schema = Tables.schema("Tree = seq{ under:list(0..65535) Tree }");
        var of = new TopLevelType(SchemaVersion.E2AP_V01_00, schema, "Tree", schema.type("Tree"));
        for (int size : new int[] {512, 8_192, 131_072, 1_048_576}) {
            var octets = new byte[size];
            Arrays.fill(octets, (byte) 0xff);
            assertThat(HostileInputCheck.check(of, octets)).isEqualTo(Outcome.REFUSED);
            assertThat(MutationFuzzTest.Cost.of(of, octets).bytes()).isLessThan(640L * size + 65_536);
        }
    }

    /** Long monotonous inputs, which the mutations do not reach. */
    @Test
    void longInputsCostInLineWithTheirOctets() {
        for (TopLevelType type : TopLevelType.all()) {
            for (int filler : new int[] {0x00, 0x01, 0x10, 0x20, 0x40, 0x55, 0x80, 0xaa, 0xff}) {
                var octets = new byte[65_536];
                Arrays.fill(octets, (byte) filler);
                HostileInputCheck.check(type, octets);
                MutationFuzzTest.Cost cost = MutationFuzzTest.Cost.of(type, octets);
                assertThat(cost.bytes()).as("%s of %02x", type, filler).isLessThan(640L * octets.length);
                assertThat(cost.nodes()).as("%s of %02x", type, filler).isLessThan(8L * octets.length);
            }
        }
    }
}
