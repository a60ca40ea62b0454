package io.rantwin.twin.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KernelTest {
    @Test
    void thisTestRunHasTheVectorModule() {
        assertThat(ModuleLayer.boot().findModule("jdk.incubator.vector")).isPresent();
        assertThat(Kernels.scalar().name()).isEqualTo("scalar");
    }

    @Test
    void rationalFunctionsKeepTheirStatedErrors() {
        for (float x = -20; x <= 20; x += 1e-4f) {
            assertThat(Math.abs(Rational.tanh(x) - StrictMath.tanh(x)))
                    .as("tanh %s", x)
                    .isLessThan(3e-7);
            assertThat(Math.abs(Rational.sigmoid(x) - 1 / (1 + StrictMath.exp(-x))))
                    .as("sigmoid %s", x)
                    .isLessThan(2e-7);
            assertThat(Rational.tanh(-x)).isEqualTo(-Rational.tanh(x));
        }
        for (float x = -86; x <= 0; x += 1e-3f) {
            assertThat(Math.abs(Rational.exp(x) / StrictMath.exp(x) - 1))
                    .as("exp %s", x)
                    .isLessThan(3e-7);
        }
        assertThat(Rational.exp(-100)).isZero();
        assertThat(Rational.tanh(Float.POSITIVE_INFINITY)).isEqualTo(1, within(1e-6f));
        assertThat(Rational.tanh(Float.NaN)).isNaN();
        assertThat(Rational.tanh(1e-20f)).isEqualTo(1e-20f, within(1e-26f));
    }

    @Property(tries = 200, seed = "1")
    void vectorKernelAgreesWithTheScalarOne(
            @ForAll @IntRange(min = 1, max = 9) int rows,
            @ForAll @IntRange(min = 1, max = 40) int inputs,
            @ForAll @IntRange(min = 1, max = 130) int outputs,
            @ForAll long seed) {
        var random = new Random(seed);
        Kernel vector = Kernels.best();
        Kernel scalar = Kernels.scalar();
        float[] x = Models.random(random, rows * inputs);
        float[] w = Models.random(random, inputs * outputs);
        float[] bias = Models.random(random, outputs);
        float[] a = new float[rows * outputs];
        float[] b = new float[rows * outputs];
        vector.multiply(x, rows, inputs, w, outputs, bias, a);
        scalar.multiply(x, rows, inputs, w, outputs, bias, b);
        assertThat(a).containsExactly(b, within(1e-5f));
        vector.tanh(a, 0, a.length);
        scalar.tanh(b, 0, b.length);
        vector.sigmoid(a, 0, a.length);
        scalar.sigmoid(b, 0, b.length);
        assertThat(a).containsExactly(b, within(1e-5f));
        float[] sums = Models.random(random, 4 * rows * outputs);
        float[] more = Models.random(random, 3 * rows * outputs);
        vector.gru(sums.clone(), more, a, rows, outputs);
        scalar.gru(sums.clone(), more, b, rows, outputs);
        assertThat(a).containsExactly(b, within(1e-5f));
        float[] cellA = Models.random(random, rows * outputs);
        float[] cellB = cellA.clone();
        vector.lstm(sums.clone(), cellA, a, rows, outputs);
        scalar.lstm(sums.clone(), cellB, b, rows, outputs);
        assertThat(a).containsExactly(b, within(1e-5f));
        assertThat(cellA).containsExactly(cellB, within(1e-5f));
    }
}
