package io.rantwin.harness.ran.chance;

import java.util.random.RandomGenerator;

/** How long or how large something is: a positive number with a known mean, in the unit of its parameters. */
public sealed interface PositiveDistribution {
    /** The exact mean. */
    double mean();

    /** One draw, above zero. */
    double draw(RandomGenerator random);

    /** Always the same. */
    record Fixed(double size) implements PositiveDistribution {
        public Fixed {
            requirePositive("size", size);
        }

        @Override
        public double mean() {
            return size;
        }

        @Override
        public double draw(RandomGenerator random) {
            return size;
        }
    }

    /** Exponential. */
    record Exponential(double mean) implements PositiveDistribution {
        public Exponential {
            requirePositive("mean", mean);
        }

        @Override
        public double draw(RandomGenerator random) {
            return mean * Draws.exponential(random);
        }
    }

    /**
     * Lognormal; what is larger than the maximum is drawn again.
     *
     * @param mu mean of the logarithm
     * @param sigma standard deviation of the logarithm
     * @param maximum largest value, at least the median e^mu
     */
    record TruncatedLognormal(double mu, double sigma, double maximum) implements PositiveDistribution {
        public TruncatedLognormal {
            requirePositive("sigma", sigma);
            requirePositive("maximum", maximum);
            if (StrictMath.log(maximum) < mu) {
                throw new IllegalArgumentException("the maximum " + maximum + " is below the median e^" + mu
                        + ": more than half of all draws would be thrown away");
            }
        }

        @Override
        public double mean() {
            double cut = (StrictMath.log(maximum) - mu) / sigma;
            return StrictMath.exp(mu + sigma * sigma / 2)
                    * NormalLaw.cumulative(cut - sigma)
                    / NormalLaw.cumulative(cut);
        }

        @Override
        public double draw(RandomGenerator random) {
            while (true) {
                double value = StrictMath.exp(mu + sigma * Draws.gaussian(random));
                if (value <= maximum) {
                    return value;
                }
            }
        }
    }

    /**
     * Pareto between two bounds, renormalised: heavy-tailed sizes for bursty traffic.
     *
     * @param shape tail index, above 0; below 2 the variance grows with the maximum
     */
    record BoundedPareto(double shape, double minimum, double maximum) implements PositiveDistribution {
        public BoundedPareto {
            requirePositive("shape", shape);
            requirePositive("minimum", minimum);
            requireAbove(minimum, maximum);
        }

        @Override
        public double mean() {
            double ratio = minimum / maximum;
            double kept = 1 - StrictMath.pow(ratio, shape);
            if (shape == 1) {
                return minimum * StrictMath.log(maximum / minimum) / kept;
            }
            return shape / (shape - 1) * minimum * (1 - StrictMath.pow(ratio, shape - 1)) / kept;
        }

        @Override
        public double draw(RandomGenerator random) {
            double kept = 1 - StrictMath.pow(minimum / maximum, shape);
            double tail = 1 - Draws.uniform(random) * kept;
            return StrictMath.min(maximum, minimum * StrictMath.pow(tail, -1 / shape));
        }
    }

    /** Pareto whose values above the maximum become the maximum (after TR 45.820 for report sizes). */
    record CappedPareto(double shape, double minimum, double maximum) implements PositiveDistribution {
        public CappedPareto {
            requirePositive("minimum", minimum);
            requireAbove(minimum, maximum);
            if (!(shape > 1)) {
                throw new IllegalArgumentException("the shape " + shape + " must be above 1");
            }
        }

        /** E[min(X, M)] = m + (m / (shape - 1)) (1 - (m/M)^(shape - 1)), from the integral of the survival function. */
        @Override
        public double mean() {
            return minimum + minimum / (shape - 1) * (1 - StrictMath.pow(minimum / maximum, shape - 1));
        }

        @Override
        public double draw(RandomGenerator random) {
            return StrictMath.min(maximum, minimum * StrictMath.pow(1 - Draws.uniform(random), -1 / shape));
        }
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("the " + name + " " + value + " must be above zero and finite");
        }
    }

    private static void requireAbove(double minimum, double maximum) {
        if (!(maximum > minimum) || Double.isInfinite(maximum)) {
            throw new IllegalArgumentException(
                    "the maximum " + maximum + " must be finite and above the minimum " + minimum);
        }
    }
}
