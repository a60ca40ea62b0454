package io.rantwin.twin.forecast;

/** One way to forecast one series. NaN from {@link #forecast} means it has nothing to say (yet). Not thread-safe. */
interface Member {
    /** As it stands in results. */
    String name();

    /** Takes in row {@code row}, the newest of the past. */
    default void observe(SeriesPast past, int row) {}

    /** Fits on the whole past; {@code seasons} are those it is long enough for. */
    default void fit(SeriesPast past, int[] seasons) {}

    /** The forecast made at the newest row. */
    double forecast(SeriesPast past, int row, Horizon horizon);
}
