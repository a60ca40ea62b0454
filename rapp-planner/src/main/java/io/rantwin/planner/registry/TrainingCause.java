package io.rantwin.planner.registry;

import java.time.Instant;
import java.util.Locale;

/**
 * Why the planner trained a model again by itself: the one before had drifted.
 *
 * @param signal what told it
 * @param kpi what the model forecasts
 * @param horizonSeconds how far ahead
 * @param figure what was found
 * @param limit above which it tells of a drift
 * @param sinceMillis network time since which it stood
 */
public record TrainingCause(
        Signal signal, String kpi, long horizonSeconds, double figure, double limit, long sinceMillis) {
    /** What tells of a drift. */
    public enum Signal {
        /** Errors on newer reports over those of the card, summed up as far as they exceed what is tolerated (CUSUM). */
        ERRORS,
        /** Error over that of the best simple member, as the twin counts it. */
        TWIN
    }

    /** For people. */
    public String sentence() {
        String where = kpi + " " + horizonSeconds + " s ahead: ";
        String since = ", since " + Instant.ofEpochMilli(sinceMillis);
        return switch (signal) {
            case ERRORS ->
                String.format(
                        Locale.ROOT,
                        "%sits errors are %.2f times those of its card, where %.2f is tolerated%s",
                        where,
                        figure,
                        limit,
                        since);
            case TWIN ->
                String.format(
                        Locale.ROOT,
                        "%sat the twin its error is %.2f times that of the best simple member, where %.2f is tolerated%s",
                        where,
                        figure,
                        limit,
                        since);
        };
    }
}
