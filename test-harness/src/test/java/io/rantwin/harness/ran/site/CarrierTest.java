package io.rantwin.harness.ran.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarrierTest {
    /** Figures of TS 38.101-1 table 5.3.2-1; the last three rows are channels it does not have. */
    @ParameterizedTest
    @CsvSource({
        "0, 5, 25",
        "0, 20, 106",
        "0, 50, 270",
        "1, 20, 51",
        "1, 40, 106",
        "1, 100, 273",
        "2, 20, 24",
        "2, 100, 135",
        "0, 100, 0",
        "2, 5, 0",
        "1, 12, 0"
    })
    void resourceBlocksAreThoseOfTheStandard(int numerology, int megahertz, int blocks) {
        assertThat(ResourceBlocks.count(numerology, megahertz)).isEqualTo(blocks);
    }

    @Test
    void widthsAndElementsFollowFromTheNumerology() {
        Carrier carrier = new Carrier("n78", 78, 3.6e9, 1, 100, 0.75);

        assertThat(carrier.resourceBlockHertz()).isEqualTo(360e3);
        assertThat(carrier.occupiedHertz()).isEqualTo(98.28e6);
        assertThat(carrier.slotsPerSecond()).isEqualTo(2000);
        // 2000 slots, 14 symbols, 12 subcarriers, three quarters of the time.
        assertThat(carrier.downlinkElementsPerBlockSecond()).isEqualTo(252_000.0);
    }

    @Test
    void aCarrierThatFr1DoesNotHaveIsRefusedWithTheReason() {
        assertThatThrownBy(() -> new Carrier("mm", 257, 28e9, 1, 100, 1.0)).hasMessageContaining("outside FR1");
        assertThatThrownBy(() -> new Carrier("odd", 1, 2.1e9, 0, 100, 1.0)).hasMessageContaining("no channel of 100");
        assertThatThrownBy(() -> new Carrier("off", 1, 2.1e9, 0, 20, 0.0)).hasMessageContaining("downlink share");
        assertThatThrownBy(() -> new Cell(0, 1008, 0, 40.0)).hasMessageContaining("1008");
    }
}
