package io.rantwin.twin.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.twin.chance.Chance;
import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A cell that is written and read elsewhere is the same cell. */
class KeptCellTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_800_000_000L * SECOND;
    private static final MeasurementNames NAMES = new MeasurementNames(MeasurementCatalogue.bundled());
    private static final int SLOTS = MeasurementSlot.COUNT;

    /** A stream of reports with noise, outages, jumps, gaps and missing measurements. */
    private static final class Stream {
        private final Chance chance;
        private long second;
        private int k;

        Stream(long seed) {
            chance = new Chance(seed);
        }

        CellReport next() {
            k++;
            second += chance.below(20, 1, k) == 0 ? 1 + chance.below(40, 2, k) : 1;
            double load = 0.1 + 0.8 * Math.abs(Math.sin(k / 40.0)) * (chance.below(30, 3, k) == 0 ? 0.2 : 1);
            double volume = Math.max(0, 40_000 * load * (1 + 0.1 * chance.normal(4, k)));
            double[] y = {
                Math.min(100, 100 * load * (1 + 0.05 * Math.abs(chance.normal(5, k)))),
                volume,
                30_000 * (1 - load) + 100,
                3 * load,
                20 + 10 * load,
                20 + 100 * load,
                8 + chance.normal(6, k) / 5,
                2e5 * load,
                40 + 10 * load,
                chance.below(3, 7, k)
            };
            int mask = chance.below(4, 8, k) == 0
                    ? MeasurementSlot.ALL & (3 | chance.below(1 << SLOTS, 9, k))
                    : MeasurementSlot.ALL;
            return new CellReport(0, START + second * SECOND, 1000, y, mask);
        }
    }

    private static FilterBank bank(int cells) {
        return new FilterBank(new CellParameters(cells), FilterSettings.forGranularity(1000));
    }

    private static UpdateOutcome update(FilterBank bank, int cell, CellReport report) {
        return bank.update(
                cell, report.collectionStartNanos(), report.granularityMillis(), report.values(), 0, report.mask());
    }

    private static double[] everything(FilterBank bank, int cell, long nanos) {
        double[] all = new double[6 * SLOTS + 6 + 36 + Layout.STRIDE + 2];
        double[] covariance = new double[36];
        int at = 0;
        for (long ahead : new long[] {0, 1, 60}) {
            double[] mean = new double[SLOTS];
            double[] variance = new double[SLOTS];
            bank.predict(cell, nanos + ahead * SECOND, 1000, mean, variance, 0);
            System.arraycopy(mean, 0, all, at, SLOTS);
            System.arraycopy(variance, 0, all, at + SLOTS, SLOTS);
            at += 2 * SLOTS;
        }
        bank.stateAt(cell, nanos + 7 * SECOND, all, at, covariance, 0);
        System.arraycopy(covariance, 0, all, at + 6, 36);
        at += 42;
        for (int i = 0; i < Layout.STRIDE; i++) {
            all[at + i] = bank.number(cell, i);
        }
        all[all.length - 2] = bank.stateNanos(cell);
        all[all.length - 1] = bank.informationNanos(cell);
        return all;
    }

    private static void assertSame(FilterBank left, int leftCell, FilterBank right, int rightCell, long nanos) {
        double[] expected = everything(left, leftCell, nanos);
        double[] actual = everything(right, rightCell, nanos);
        for (int i = 0; i < expected.length; i++) {
            assertThat(Double.doubleToRawLongBits(actual[i]))
                    .as("number %d: %s and %s", i, expected[i], actual[i])
                    .isEqualTo(Double.doubleToRawLongBits(expected[i]));
        }
    }

    @Property(tries = 60, seed = "1")
    void aCellThatIsReadPredictsAndGoesOnAsTheOneThatWasWritten(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int before) throws KeptStateException {
        Stream stream = new Stream(seed);
        FilterBank written = bank(2);
        written.parameters().bandwidthHz(1, 40e6);
        written.parameters().meanUsers(1, 33);
        for (int i = 0; i < before; i++) {
            update(written, 1, stream.next());
        }
        ByteBuffer octets = ByteBuffer.allocate(FilterBank.writtenOctets());
        written.write(1, octets);
        assertThat(octets.hasRemaining()).isFalse();

        FilterBank read = bank(5);
        read.read(3, octets.flip());

        assertThat(octets.hasRemaining()).isFalse();
        assertSame(written, 1, read, 3, written.informationNanos(1));
        for (MeasurementSlot slot : MeasurementSlot.values()) {
            // As objects, so that what is not known on both sides is the same.
            assertThat((Object) read.priorMean(3, slot)).isEqualTo(written.priorMean(1, slot));
            assertThat((Object) read.priorVariance(3, slot)).isEqualTo(written.priorVariance(1, slot));
        }
        for (int i = 0; i < 60; i++) {
            CellReport report = stream.next();
            assertThat(update(read, 3, report)).isEqualTo(update(written, 1, report));
            assertSame(written, 1, read, 3, report.collectionStartNanos() + SECOND);
        }
    }

    private record Intake(FilterBank bank, ReportIntake intake) {
        static Intake of() {
            FilterBank bank = KeptCellTest.bank(1);
            return new Intake(bank, new ReportIntake(bank, NAMES, IntakeSettings.STANDARD, NeighbourExpectation.NONE));
        }
    }

    private static Intake copy(Intake of) throws KeptStateException {
        ByteBuffer octets = ByteBuffer.allocate(ReportIntake.writtenOctets());
        of.intake.write(0, octets);
        assertThat(octets.hasRemaining()).isFalse();
        Intake copy = Intake.of();
        copy.intake.read(0, octets.flip());
        return copy;
    }

    @Property(tries = 30, seed = "1")
    void anIntakeThatIsReadTakesWhatComesAsTheOneThatWasWritten(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int before) throws KeptStateException {
        Stream stream = new Stream(seed);
        Intake written = Intake.of();
        CellReport last = stream.next();
        written.intake.take(last);
        for (int i = 1; i < before; i++) {
            last = stream.next();
            written.intake.take(last);
        }
        Intake read = copy(written);
        long now = written.bank.informationNanos(0) + 2 * SECOND;
        assertThat(read.intake.trust(0, now)).isEqualTo(written.intake.trust(0, now));

        // What was seen is not taken again, and leaves no trace.
        assertThat(written.intake.take(last)).isIn(IntakeOutcome.DUPLICATE, IntakeOutcome.REJECTED);
        assertThat(read.intake.take(last)).isIn(IntakeOutcome.TOO_LATE, IntakeOutcome.REJECTED);
        assertSame(written.bank, 0, read.bank, 0, now);
        for (int i = 0; i < 40; i++) {
            CellReport report = stream.next();
            assertThat(read.intake.take(report)).isEqualTo(written.intake.take(report));
            long end = report.collectionStartNanos() + SECOND;
            assertSame(written.bank, 0, read.bank, 0, end);
            assertThat(read.intake.trust(0, end)).isEqualTo(written.intake.trust(0, end));
        }
        assertThat(read.intake.rejected(0)).isEqualTo(written.intake.rejected(0));
    }

    @Test
    void aFrozenSourceStaysFrozenAndASleepingCellAsleep() throws KeptStateException {
        Intake written = Intake.of();
        Stream stream = new Stream(5);
        CellReport report = stream.next();
        for (int i = 0; i < 8; i++) {
            written.intake.take(
                    new CellReport(0, START + (100 + i) * SECOND, 1000, report.values(), MeasurementSlot.ALL));
        }
        written.intake.take(new Alarm.Sleep(0, START + 108 * SECOND, true));
        assertThat(written.intake.trustState(0, START + 109 * SECOND)).isEqualTo(TrustState.FROZEN);

        Intake read = copy(written);

        assertThat(read.intake.trustState(0, START + 109 * SECOND)).isEqualTo(TrustState.FROZEN);
        assertThat(read.intake.asleep(0)).isTrue();
    }

    @Test
    void aCounterOverATimeThatBeganBeforeIsNotCountedTwice() throws KeptStateException {
        Intake written = Intake.of();
        Stream stream = new Stream(6);
        CellReport last = stream.next();
        for (int i = 0; i < 50; i++) {
            last = stream.next();
            written.intake.take(last);
        }
        Intake read = copy(written);
        double[] before = everything(read.bank, 0, last.collectionStartNanos());

        assertThat(read.intake.take(new CellReport(
                        0, last.collectionStartNanos() - 30 * SECOND, 60_000, last.values(), MeasurementSlot.ALL)))
                .isEqualTo(IntakeOutcome.TOO_LATE);

        assertThat(everything(read.bank, 0, last.collectionStartNanos())).isEqualTo(before);
    }

    @Test
    void whatIsNoStateIsNotTaken() {
        FilterBank bank = bank(1);
        update(bank, 0, new Stream(7).next());
        ByteBuffer octets = ByteBuffer.allocate(FilterBank.writtenOctets());
        bank.write(0, octets);
        double[] before = everything(bank, 0, bank.informationNanos(0));
        for (int place : new int[] {Layout.X, Layout.D, Layout.INITIALISED}) {
            ByteBuffer damaged = ByteBuffer.wrap(octets.array().clone());
            damaged.putDouble(place * Double.BYTES, place == Layout.X ? Double.NaN : -1);
            assertThatThrownBy(() -> bank.read(0, damaged)).isInstanceOf(KeptStateException.class);
        }
        for (int length = 0; length < octets.capacity(); length += 97) {
            ByteBuffer cut = ByteBuffer.wrap(octets.array(), 0, length);
            assertThatThrownBy(() -> bank.read(0, cut)).isInstanceOf(KeptStateException.class);
        }
        assertThat(everything(bank, 0, bank.informationNanos(0))).isEqualTo(before);
    }
}
