package io.rantwin.nearrt.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReportRingTest {
    private static final ReportLayout NARROW = layout(2);
    private static final ReportLayout WIDE = layout(5);
    private static final ReportLayout HUGE = layout(100);

    private static ReportLayout layout(int columns) {
        return new ReportLayout(IntStream.range(0, columns)
                .mapToObj(i -> new ReportLayout.Column("k" + i, "", ReportLayout.NO_SLOT, true, -1, "", 0))
                .toList());
    }

    /** Kinds: of two nodes, of two layouts, with a figure refused, refused as a whole, very wide. */
    private static ArrivedReport report(int number, int kind) {
        ReportLayout layout = kind == 5 ? HUGE : kind % 2 == 0 ? NARROW : WIDE;
        double[] values = new double[layout.columns().size()];
        Arrays.fill(values, number);
        double[] asCame = null;
        String refusal = "";
        if (kind == 2) {
            asCame = values.clone();
            values[0] = Double.NaN;
            refusal = "k0: too much";
        }
        boolean isRefused = kind == 3;
        return new ArrivedReport(
                kind == 4 ? "other" : "gnb",
                layout,
                values,
                asCame,
                number * 1_000_000L,
                1,
                number,
                -number,
                isRefused ? "no" : refusal,
                isRefused);
    }

    private static String text(ArrivedReport report) {
        return report.ranName() + report.layout().columns().size() + Arrays.toString(report.values())
                + Arrays.toString(report.asCame()) + report.startNanos() + "/" + report.granularityMillis() + "/"
                + report.arrivalNanos() + "/" + report.arrivalTicks() + report.refusal() + report.refused();
    }

    @Property(tries = 200, seed = "1")
    void givesBackTheLastReportsAsTheyCame(
            @ForAll @Size(max = 60) List<@IntRange(max = 5) Integer> kinds,
            @ForAll @IntRange(min = 1, max = 40) int most) {
        AtomicLong room = new AtomicLong(1000);
        ReportRing ring = new ReportRing(most, room);
        Deque<String> naive = new ArrayDeque<>();
        for (int i = 0; i < kinds.size(); i++) {
            ring.add(report(i, kinds.get(i)));
            naive.add(text(report(i, kinds.get(i))));
            if (naive.size() > Math.max(8, most)) {
                naive.remove();
            }
        }
        List<String> kept = new ArrayList<>();
        long gone = ring.read(0, ring.count(), report -> kept.add(text(report)));
        assertThat(kept).containsExactlyElementsOf(naive);
        assertThat(gone).isEqualTo(kinds.size() - naive.size());
        assertThat(ring.read(Long.MIN_VALUE, Long.MAX_VALUE).stream().map(ReportRingTest::text))
                .containsExactlyElementsOf(naive);
    }

    @Test
    void doesNotGrowBeyondTheRoomOfAllCells() {
        AtomicLong room = new AtomicLong(20);
        ReportRing first = new ReportRing(100, room);
        ReportRing second = new ReportRing(100, room);
        for (int i = 0; i < 100; i++) {
            first.add(report(i, 0));
            second.add(report(i, 0));
        }
        // 8 each, and 4 are left, which is too few to double one of them.
        assertThat(first.read(0, 100, _ -> {})).isEqualTo(92);
        assertThat(second.read(0, 100, _ -> {})).isEqualTo(92);
        assertThat(room).hasValue(4);
    }

    @Test
    void givesAReaderThatMeetsTheWriterNothingThatDoesNotFitTogether() throws InterruptedException {
        ReportRing ring = new ReportRing(16, new AtomicLong(1000));
        AtomicBoolean isOver = new AtomicBoolean();
        IntFunction<ArrivedReport> made = number -> report(number, number % 6);
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 200_000; i++) {
                ring.add(made.apply(i));
            }
            isOver.set(true);
        });
        long read = 0;
        while (!isOver.get() || read == 0) {
            long last = ring.count();
            List<ArrivedReport> some = new ArrayList<>();
            ring.read(Math.max(0, last - 16), last, some::add);
            for (ArrivedReport report : some) {
                int number = (int) report.arrivalNanos();
                assertThat(text(report)).isEqualTo(text(made.apply(number)));
                read++;
            }
        }
        writer.join();
    }
}
