package io.rantwin.twin.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.twin.chance.Chance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PositiveDefiniteTest {
    @Test
    void covarianceStaysPositiveDefiniteOverRandomUpdates() {
        randomUpdates(1_000_000);
    }

    @Test
    @Tag("acceptance")
    void covarianceStaysPositiveDefiniteOverTenMillionRandomUpdates() {
        randomUpdates(10_000_000);
    }

    private static void randomUpdates(int updates) {
        var chance = new Chance(99);
        var bank = new FilterBank(new CellParameters(1), FilterSettings.forGranularity(1000));
        double[] y = new double[10];
        long nanos = 0;
        for (int k = 0; k < updates; k++) {
            long bits = chance.bits(1, k);
            double u = (bits & 0xffff) / 65536.0;
            nanos += (long) Math.exp(2 + 23 * u);
            double size = Math.exp(20 * ((bits >> 16 & 0xff) / 255.0) - 8);
            for (int slot = 0; slot < 10; slot++) {
                y[slot] = size * (1 + (bits >> (24 + slot) & 7)) * (slot == 1 ? 1000 : 1);
            }
            y[0] = Math.min(y[0], 100);
            y[6] = Math.min(y[6], 15);
            y[8] = Math.min(y[8], 90);
            long granularity = (bits & 1) == 0 ? 1000 : 60_000;
            bank.update(0, nanos, granularity, y, 0, (int) (bits >> 40 & 0x3ff));
            for (int i = 0; i < 6; i++) {
                double d = bank.number(0, Layout.D + i);
                double x = bank.number(0, Layout.X + i);
                if (!(d > 0 && d < 1e9 && Double.isFinite(x))) {
                    assertThat(d)
                            .as("factor %d after %d updates, mean %s", i, k, x)
                            .isBetween(1e-30, 1e9);
                    assertThat(x).isFinite();
                }
            }
            if (k % 10_000 == 0 && bank.number(0, Layout.INITIALISED) > 0) {
                double[][] p = FilterBankTest.covariance(bank, 0);
                for (int i = 0; i < 6; i++) {
                    assertThat(p[i][i]).isPositive();
                    for (int j = 0; j < i; j++) {
                        assertThat(p[i][j]).isEqualTo(p[j][i]);
                        assertThat(p[i][j] * p[i][j]).isLessThanOrEqualTo(p[i][i] * p[j][j] * (1 + 1e-12));
                    }
                }
            }
        }
    }
}
