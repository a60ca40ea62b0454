package io.rantwin.xapp.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SequenceCounterTest {
    private static IndicationCounts count(int... numbers) {
        var counter = new SequenceCounter();
        for (int number : numbers) {
            counter.count(number);
        }
        return counter.counts();
    }

    @Test
    void numbersInARowAreInOrderOverTheWrap() {
        assertThat(count(65_533, 65_534, 65_535, 0, 1, 2)).isEqualTo(new IndicationCounts(6, 0, 0, 0, 0, 0));
    }

    @Test
    void numbersPassedOverAreMissedAlsoOverTheWrap() {
        assertThat(count(7, 8, 11)).isEqualTo(new IndicationCounts(3, 2, 1, 0, 0, 0));
        assertThat(count(65_534, 0)).isEqualTo(new IndicationCounts(2, 1, 1, 0, 0, 0));
    }

    @Test
    void aLateOneFillsItsGap() {
        assertThat(count(10, 12, 11, 13)).isEqualTo(new IndicationCounts(4, 0, 1, 0, 1, 0));
        assertThat(count(0, 2, 1, 3)).isEqualTo(new IndicationCounts(4, 0, 1, 0, 1, 0));
        assertThat(count(65_535, 1, 0, 2)).isEqualTo(new IndicationCounts(4, 0, 1, 0, 1, 0));
    }

    @Test
    void theSameAgainIsADuplicate() {
        assertThat(count(3, 3, 4)).isEqualTo(new IndicationCounts(3, 0, 0, 1, 0, 0));
    }

    @Test
    void backToZeroOrOneIsANewCount() {
        assertThat(count(254, 255, 0, 1)).isEqualTo(new IndicationCounts(4, 0, 0, 0, 0, 1));
        assertThat(count(998, 999, 1, 2)).isEqualTo(new IndicationCounts(4, 0, 0, 0, 0, 1));
        assertThat(count(60_000, 0, 1)).isEqualTo(new IndicationCounts(3, 0, 0, 0, 0, 1));
    }

    @Test
    void manyLateOnesInARowAreANewCount() {
        assertThat(count(1_000, 500, 501, 502, 503, 504, 505, 506, 507, 508))
                .isEqualTo(new IndicationCounts(10, 0, 0, 0, 7, 1));
    }

    @Test
    void withoutNumbersOnlyTheNumberOfIndicationsIsKnown() {
        assertThat(count(-1, -1)).isEqualTo(new IndicationCounts(2, 0, 0, 0, 0, 0));
    }

    @Property(tries = 200, seed = "1")
    void withLossesAloneWhatIsMissedAndReceivedAddsUp(
            @ForAll @IntRange(max = 65_535) int first,
            @ForAll @Size(min = 1, max = 300) List<@IntRange(max = 7) Integer> lost) {
        var counter = new SequenceCounter();
        int number = first;
        counter.count(number);
        long passedOver = 0;
        for (int losses : lost) {
            number = number + 1 + losses & 0xffff;
            passedOver += losses;
            counter.count(number);
        }
        IndicationCounts counts = counter.counts();
        assertThat(counts.missed()).isEqualTo(passedOver);
        assertThat(counts.received()).isEqualTo(lost.size() + 1L);
        assertThat(counts.reordered() + counts.duplicates() + counts.restarts()).isZero();
    }
}
