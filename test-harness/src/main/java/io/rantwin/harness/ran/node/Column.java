package io.rantwin.harness.ran.node;

import io.rantwin.harness.ran.network.UeStates;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** One figure of a report, from one reading to the next. Used by the network's thread alone. */
sealed interface Column {
    /** What is told. */
    Offer.Entry entry();

    /**
     * Ends a period and begins the next.
     *
     * @param seconds length of the period
     * @return NaN when there is nothing to tell
     */
    double close(double seconds);

    /** A figure of cells. */
    final class OfCells implements Column {
        private final Offer.Entry entry;
        private final Scope scope;
        private final Readings readings;
        private double over;
        private double under;

        OfCells(Offer.Entry entry, Scope scope, Readings readings) {
            this.entry = entry;
            this.scope = scope;
            this.readings = readings;
            close(1);
        }

        @Override
        public Offer.Entry entry() {
            return entry;
        }

        @Override
        public double close(double seconds) {
            Figure figure = entry.figure();
            Counter numerator = figure.numerator();
            Counter denominator = figure.denominator();
            double overBefore = over;
            double underBefore = under;
            over = numerator == null ? readings.state(figure.kind(), scope) : readings.count(numerator, scope);
            under = denominator == null ? 0 : readings.count(denominator, scope);
            return switch (figure.kind()) {
                case TEMPERATURE -> (over + overBefore) / 2;
                case TX_POWER -> finite(Math.max(over, overBefore));
                case UE_RSRP, UE_SINR -> Double.NaN;
                default -> figure.of(over - overBefore, under - underBefore, seconds);
            };
        }

        private static double finite(double figure) {
            return Double.isInfinite(figure) ? Double.NaN : figure;
        }
    }

    /** A figure of each of the users. */
    final class OfUes implements Column {
        private final Offer.Entry entry;
        private final Scope scope;
        private final Readings readings;
        private final @Nullable IntPredicate matching;
        private final double[] over;
        private final double[] under;
        private double risenOver;
        private double risenUnder;

        /**
         * @param matching whom {@link #close} sums or averages over, {@code null} when it is not called
         */
        OfUes(Offer.Entry entry, Scope scope, Readings readings, @Nullable IntPredicate matching) {
            this.entry = entry;
            this.scope = scope;
            this.readings = readings;
            this.matching = matching;
            this.over = new double[readings.ues().size()];
            this.under = new double[readings.ues().size()];
            for (int ue = 0; ue < over.length; ue++) {
                closeOf(ue, 1);
            }
        }

        @Override
        public Offer.Entry entry() {
            return entry;
        }

        /** Ends a period of one user and begins the next; NaN when there is nothing to tell. */
        double closeOf(int ue, double seconds) {
            risenOver = 0;
            risenUnder = 0;
            Figure figure = entry.figure();
            if (figure.kind().isUeLevel()) {
                boolean isHere = scope.has(readings.ues().cell(ue)) && readings.isFor(ue, scope);
                return isHere ? readings.level(figure.kind(), ue) : Double.NaN;
            }
            Counter numerator = figure.numerator();
            Counter denominator = figure.denominator();
            if (numerator == null || !readings.ledger().knows(ue, scope.cells()) || !readings.isFor(ue, scope)) {
                return Double.NaN;
            }
            double overNow = numerator.ofUe(readings.ledger(), scope.cells(), ue);
            double underNow = denominator == null ? 0 : denominator.ofUe(readings.ledger(), scope.cells(), ue);
            risenOver = overNow - over[ue];
            risenUnder = underNow - under[ue];
            over[ue] = overNow;
            under[ue] = underNow;
            return figure.of(risenOver, risenUnder, seconds);
        }

        /** Whether anything was counted of the user in the period that {@link #closeOf} has just ended. */
        boolean hasRisen() {
            return risenOver > 0 || risenUnder > 0;
        }

        @Override
        public double close(double seconds) {
            double sumOver = 0;
            double sumUnder = 0;
            int matched = 0;
            for (int ue = 0; ue < over.length; ue++) {
                double level = closeOf(ue, seconds);
                int cell = readings.ues().cell(ue);
                if (cell != UeStates.NONE && scope.has(cell) && matching != null && matching.test(ue)) {
                    matched++;
                    sumOver += entry.figure().kind().isUeLevel() ? level : risenOver;
                    sumUnder += risenUnder;
                }
            }
            if (matched == 0) {
                return Double.NaN;
            }
            return entry.figure().kind().isUeLevel()
                    ? sumOver / matched
                    : entry.figure().of(sumOver, sumUnder, seconds);
        }
    }
}
