package io.rantwin.twin.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.estimation.CellParameters;
import io.rantwin.twin.estimation.FilterBank;
import io.rantwin.twin.estimation.FilterSettings;
import io.rantwin.twin.estimation.KeptStateException;
import io.rantwin.twin.estimation.MeasurementSlot;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class KeptForecastTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int FIVE = 0b11111;

    private static final class Cell {
        final FilterBank bank = new FilterBank(new CellParameters(1), FilterSettings.forGranularity(1000));
        final NearForecaster forecaster = new NearForecaster(bank, 1000);
        final double[] values = new double[MeasurementSlot.COUNT];
        final Chance chance = new Chance(9);

        void take(long second) {
            double load = 0.4 + 0.2 * Math.sin(second / 50.0);
            for (int kpi = 0; kpi < 5; kpi++) {
                values[kpi] = Math.max(0, 100 * load * (1 + 0.1 * chance.normal(kpi, second)));
            }
            bank.update(0, second * SECOND, 1000, values, 0, FIVE);
            forecaster.observe(0, second * SECOND, 1000, values, 0, FIVE);
            forecaster.propagate(0, 1);
        }

        double[] quantiles(int horizon) {
            double[] out = new double[5];
            assertThat(forecaster.quantiles(0, MeasurementSlot.PRB_TOT_DL, horizon, out, 0))
                    .isTrue();
            return out;
        }
    }

    private static Cell trained() {
        Cell cell = new Cell();
        for (int second = 0; second < 900; second++) {
            cell.take(second);
        }
        return cell;
    }

    private static void copy(Cell from, Cell to) throws KeptStateException {
        ByteBuffer bank = ByteBuffer.allocate(FilterBank.writtenOctets());
        from.bank.write(0, bank);
        to.bank.read(0, bank.flip());
        ByteBuffer group = ByteBuffer.allocate(from.forecaster.writtenGroupOctets());
        from.forecaster.writeGroup(0, group);
        assertThat(group.hasRemaining()).isFalse();
        to.forecaster.readGroup(0, group.flip());
        ByteBuffer cell = ByteBuffer.allocate(from.forecaster.writtenOctets());
        from.forecaster.write(0, cell);
        assertThat(cell.hasRemaining()).isFalse();
        to.forecaster.read(0, cell.flip());
    }

    @Test
    void forecastsAreThereAtOnceAndTheSame() throws KeptStateException {
        Cell written = trained();
        Cell read = new Cell();

        copy(written, read);

        for (int horizon = 0; horizon < NearForecaster.HORIZONS_MILLIS.size(); horizon++) {
            assertThat(read.quantiles(horizon)).isEqualTo(written.quantiles(horizon));
            for (NearMember member : NearMember.values()) {
                assertThat(read.forecaster.weight(0, MeasurementSlot.CONN_MEAN, horizon, member))
                        .isEqualTo(written.forecaster.weight(0, MeasurementSlot.CONN_MEAN, horizon, member));
            }
        }
        assertThat(read.forecaster.runningCoverage90(0, MeasurementSlot.VOLUME_DL, 0))
                .isEqualTo(written.forecaster.runningCoverage90(0, MeasurementSlot.VOLUME_DL, 0));
        assertThat(read.forecaster.truths(0, MeasurementSlot.VOLUME_DL, 0)).isGreaterThan(800);
        assertThat(read.forecaster.truthsOfGroup(0)).isEqualTo(written.forecaster.truthsOfGroup(0));
    }

    @Test
    void whatWasNotYetTrueIsAllThatIsLost() throws KeptStateException {
        Cell written = trained();
        Cell read = new Cell();
        copy(written, read);
        for (int second = 900; second < 960; second++) {
            written.take(second);
            read.take(second);
        }
        // A minute's lessons of one pending forecast are missing among nine hundred.
        double[] expected = written.quantiles(0);
        double[] actual = read.quantiles(0);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(0.03 * expected[2]));
        }
        assertThat(read.forecaster.truths(0, MeasurementSlot.PRB_TOT_DL, 0))
                .isBetween(
                        written.forecaster.truths(0, MeasurementSlot.PRB_TOT_DL, 0) - 2,
                        written.forecaster.truths(0, MeasurementSlot.PRB_TOT_DL, 0));
    }

    @Test
    void whatIsBeyondSinglePrecisionTeachesNothing() throws KeptStateException {
        Cell cell = trained();
        double before = cell.forecaster.weight(0, MeasurementSlot.UE_THP_DL, 0, NearMember.PERSISTENCE);
        for (int second = 900; second < 1000; second++) {
            cell.take(second);
            cell.values[2] = second % 10 < 5 ? 1e60 : 0;
            cell.forecaster.observe(0, second * SECOND + SECOND, 1000, cell.values, 0, FIVE);
            cell.forecaster.propagate(0, 1);
        }
        assertThat(before).isBetween(0.0, 1.0);
        assertThat(cell.forecaster.weight(0, MeasurementSlot.UE_THP_DL, 0, NearMember.PERSISTENCE))
                .isBetween(0.0, 1.0);
        copy(cell, new Cell());
    }

    @Test
    void whatIsCutShortIsNotTaken() {
        Cell written = trained();
        ByteBuffer octets = ByteBuffer.allocate(written.forecaster.writtenOctets());
        written.forecaster.write(0, octets);
        for (int length = 0; length < octets.capacity(); length += 101) {
            ByteBuffer cut = ByteBuffer.wrap(octets.array(), 0, length);
            assertThatThrownBy(() -> new Cell().forecaster.read(0, cut)).isInstanceOf(KeptStateException.class);
        }
    }
}
