package io.rantwin.twin.forecast;

/** Ways in which {@link NearForecaster} forecasts the next seconds. */
public enum NearMember {
    /** The newest value stays. */
    PERSISTENCE("persistence", 0.12),
    /** Mean of the last seconds. */
    FAST_MEAN("mean of seconds", 0.2),
    /** Mean of the last minutes. */
    SLOW_MEAN("mean of minutes", 0.12),
    /** Running median of the last minutes: deaf to bursts. */
    MEDIAN("median of minutes", 0.12),
    /** The filter's state, moved on by its process model and read as a report. */
    FILTER("filter", 0.24),
    /** What is usual at that time of day, with today's departure from it fading away: some minutes ahead and more. */
    SEASON("season", 0.2);

    static final int COUNT = 6;

    private final String text;
    private final double prior;

    NearMember(String text, double prior) {
        this.text = text;
        this.prior = prior;
    }

    /** As it stands in results. */
    public String text() {
        return text;
    }

    /** Trust before any error is known; all sum to 1. */
    double prior() {
        return prior;
    }

    /** Place in arrays, 0 to {@link #COUNT} - 1. */
    int index() {
        return switch (this) {
            case PERSISTENCE -> 0;
            case FAST_MEAN -> 1;
            case SLOW_MEAN -> 2;
            case MEDIAN -> 3;
            case FILTER -> 4;
            case SEASON -> 5;
        };
    }
}
