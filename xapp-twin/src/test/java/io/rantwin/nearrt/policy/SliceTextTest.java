package io.rantwin.nearrt.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.twin.topology.Snssai;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SliceTextTest {
    /** Reports carry the slice as text; an operator's own SST begins at 128. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 16, 99, 128, 255})
    void aSliceIsReadAsItsReportsWriteIt(int sst) {
        assertThat(Snssai.parse(new io.rantwin.codecs.identity.Snssai(sst, null).toString()))
                .isEqualTo(new Snssai(sst, Snssai.NO_SD));
        assertThat(Snssai.parse(new io.rantwin.codecs.identity.Snssai(sst, 0xab).toString()))
                .isEqualTo(new Snssai(sst, 0xab));
    }

    @Test
    void whatItWritesItReads() {
        for (Snssai slice : new Snssai[] {new Snssai(1, Snssai.NO_SD), new Snssai(255, 0xFFFFFF), new Snssai(7, 0)}) {
            assertThat(Snssai.parse(slice.toString())).isEqualTo(slice);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "256", "1-", "1-1", "1-0000001", "0x1", "1-00000g", "-1", "1000"})
    void otherTextIsNoSlice(String text) {
        assertThat(Snssai.parse(text)).isNull();
    }
}
