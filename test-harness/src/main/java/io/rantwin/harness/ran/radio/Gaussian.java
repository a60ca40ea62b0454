package io.rantwin.harness.ran.radio;

import java.util.random.RandomGenerator;

/**
 * The standard normal distribution with the same bits on every CPU ({@link RandomGenerator#nextGaussian()} promises none).
 */
public final class Gaussian {
    private static final double ULP_OF_53_BITS = 0x1.0p-53;

    // Numerators and denominators of Wichura's PPND16, lowest power first.
    private static final double[] MIDDLE_P = {
        3.3871328727963665,
        133.14166789178438,
        1971.5909503065513,
        13731.69376550946,
        45921.95393154987,
        67265.7709270087,
        33430.57558358813,
        2509.0809287301227
    };
    private static final double[] MIDDLE_Q = {
        1.0,
        42.31333070160091,
        687.1870074920579,
        5394.196021424751,
        21213.794301586597,
        39307.89580009271,
        28729.085735721943,
        5226.495278852854
    };
    private static final double[] TAIL_P = {
        1.4234371107496835,
        4.630337846156546,
        5.769497221460691,
        3.6478483247632045,
        1.2704582524523684,
        0.2417807251774506,
        0.022723844989269184,
        0.0007745450142783414
    };
    private static final double[] TAIL_Q = {
        1.0,
        2.053191626637759,
        1.6763848301838038,
        0.6897673349851,
        0.14810397642748008,
        0.015198666563616457,
        0.0005475938084995345,
        1.0507500716444169e-09
    };
    private static final double[] FAR_P = {
        6.657904643501103,
        5.463784911164114,
        1.7848265399172913,
        0.29656057182850487,
        0.026532189526576124,
        0.0012426609473880784,
        2.7115555687434876e-05,
        2.0103343992922881e-07
    };
    private static final double[] FAR_Q = {
        1.0,
        0.599832206555888,
        0.1369298809227358,
        0.014875361290850615,
        0.0007868691311456133,
        1.8463183175100548e-05,
        1.421511758316446e-07,
        2.0442631033899397e-15
    };

    private Gaussian() {}

    /** Draws a standard normal deviate: the quantile of one uniform draw of 53 bits. */
    public static double next(RandomGenerator random) {
        return quantile(((random.nextLong() >>> 11) + 0.5) * ULP_OF_53_BITS);
    }

    /**
     * The deviate below which a share of the distribution lies, to about 1e-15.
     *
     * <p>Source: M. J. Wichura, "Algorithm AS 241: The percentage points of the normal distribution", Applied Statistics
     * 37 (1988) 477-484.
     *
     * @param probability above 0 and below 1
     */
    public static double quantile(double probability) {
        double q = probability - 0.5;
        if (Math.abs(q) <= 0.425) {
            double r = 0.180625 - q * q;
            return q * polynomial(MIDDLE_P, r) / polynomial(MIDDLE_Q, r);
        }
        double tail = q < 0.0 ? probability : 1.0 - probability;
        double r = Math.sqrt(-StrictMath.log(tail));
        double deviate = r <= 5.0
                ? polynomial(TAIL_P, r - 1.6) / polynomial(TAIL_Q, r - 1.6)
                : polynomial(FAR_P, r - 5.0) / polynomial(FAR_Q, r - 5.0);
        return q < 0.0 ? -deviate : deviate;
    }

    /**
     * The share of the distribution below a deviate, to about 1e-15 absolute.
     *
     * <p>Phi(x) = 1/2 + phi(x) (x + x³/3 + x⁵/(3 5) + ...): G. Marsaglia, "Evaluating the normal distribution", Journal of
     * Statistical Software 11 (2004) 4.
     */
    public static double probability(double deviate) {
        if (deviate < -8.0) {
            return 0.0;
        }
        if (deviate > 8.0) {
            return 1.0;
        }
        double sum = deviate;
        double term = deviate;
        double before = 0.0;
        for (int odd = 3; sum != before; odd += 2) {
            before = sum;
            term *= deviate * deviate / odd;
            sum += term;
        }
        double density = StrictMath.exp(-0.5 * deviate * deviate) / Math.sqrt(2.0 * Math.PI);
        return 0.5 + sum * density;
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0.0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }
}
