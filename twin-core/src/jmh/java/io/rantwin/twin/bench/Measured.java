package io.rantwin.twin.bench;

import org.jspecify.annotations.Nullable;

/**
 * One line of {@code rantwin bench twin}.
 *
 * @param name as in the project's list of figures, such as {@code filter.updates.per.s.core}
 * @param value median of the repetitions
 * @param unit of the value, such as {@code 1/s}, {@code ms}, {@code s}
 * @param bar what it must reach in words, such as {@code "at least 1e6"}; null where nothing is asked
 * @param reference what does the same work in the same run, with its figure, such as
 *     {@code "Commons Math matrices 0.19e6, ratio 5.4"}; null where there is none
 */
record Measured(
        String name,
        double value,
        String unit,
        @Nullable String bar,
        @Nullable String reference) {}
