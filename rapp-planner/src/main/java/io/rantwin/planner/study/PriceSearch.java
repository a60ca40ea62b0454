package io.rantwin.planner.study;

import java.util.function.DoubleUnaryOperator;

/** The least price of satisfaction at which it is high enough, see {@link Division#best}. */
final class PriceSearch {
    private static final int DOUBLINGS = 40;
    private static final int HALVINGS = 20;

    private PriceSearch() {}

    /**
     * Searches.
     *
     * @param satisfaction mean satisfaction at a price; does not fall
     * @param least satisfaction that is wanted
     * @param unit a price of usual size, such as the mean demand
     * @return 0 where that is enough; the greatest price tried where none is
     */
    static double least(DoubleUnaryOperator satisfaction, double least, double unit) {
        if (satisfaction.applyAsDouble(0) >= least) {
            return 0;
        }
        double low = 0;
        double high = unit / 64;
        for (int i = 0; i < DOUBLINGS && satisfaction.applyAsDouble(high) < least; i++) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (satisfaction.applyAsDouble(middle) >= least) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
