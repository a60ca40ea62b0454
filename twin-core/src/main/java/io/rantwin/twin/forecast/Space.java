package io.rantwin.twin.forecast;

/**
 * The scale in which a regression works. Both divide by the series' own scale first. The median passes unchanged through a
 * monotone map, so a median fitted in {@link #LOG} is a median of the series.
 */
enum Space {
    LEVEL {
        @Override
        double to(double scaled) {
            return scaled;
        }

        @Override
        double from(double inside) {
            return inside;
        }
    },
    /** Logarithm above {@link #KNEE} of the scale, nearly linear below; odd, so that signs do not matter. */
    LOG {
        @Override
        double to(double scaled) {
            return scaled < 0.0 ? -StrictMath.log1p(-scaled / KNEE) : StrictMath.log1p(scaled / KNEE);
        }

        @Override
        double from(double inside) {
            double bounded = Math.min(Math.abs(inside), LARGEST);
            double size = KNEE * StrictMath.expm1(bounded);
            return inside < 0.0 ? -size : size;
        }
    };

    private static final double KNEE = 0.1;
    /** 10^6 times the scale: nothing beyond is forecast. */
    private static final double LARGEST = 16.0;

    abstract double to(double scaled);

    abstract double from(double inside);
}
