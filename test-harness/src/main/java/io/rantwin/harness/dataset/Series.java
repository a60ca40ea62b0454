package io.rantwin.harness.dataset;

import io.rantwin.harness.dataset.ColumnMapping.OverSubjects;
import io.rantwin.harness.dataset.ColumnMapping.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The figures of one cell or site over time. A period for which nothing was recorded has no figure, which is not 0. Immutable.
 *
 * <p>A sample counts for the period that its middle lies in. Periods shorter than that of the set take the sample that their
 * own middle lies in: levels as they are, amounts in proportion to the time.
 */
public final class Series {
    private final String node;
    private final List<ColumnMapping> mapping;
    private final long periodMillis;
    private final List<Track> tracks;
    private final long firstMillis;
    private final long endMillis;

    Series(String node, List<ColumnMapping> mapping, long periodMillis, List<Track> tracks) {
        this.node = node;
        this.mapping = List.copyOf(mapping);
        this.periodMillis = periodMillis;
        this.tracks = List.copyOf(tracks);
        this.firstMillis = tracks.stream().mapToLong(Track::firstStart).min().orElse(0);
        this.endMillis = tracks.stream().mapToLong(Track::lastEnd).max().orElse(0);
    }

    /** Name of the cell or site in the set. */
    public String node() {
        return node;
    }

    /** What figures there are, by number. */
    public List<ColumnMapping> mapping() {
        return mapping;
    }

    /** From one figure to the next in the set. */
    public long periodMillis() {
        return periodMillis;
    }

    /** Begin of the first period, milliseconds since 1970. */
    public long firstMillis() {
        return firstMillis;
    }

    /** End of the last period, milliseconds since 1970. */
    public long endMillis() {
        return endMillis;
    }

    /** Samples of all subjects. */
    public long samples() {
        return tracks.stream().mapToLong(Track::samples).sum();
    }

    /** What figures are about, in the order of their first sample. */
    public List<Subject> subjects() {
        return tracks.stream().map(Track::subject).toList();
    }

    /** The UEs, in the order of their first sample. */
    public List<Long> ues() {
        return distinct(
                subjects().stream().map(Subject::ue).filter(Objects::nonNull).toList());
    }

    /** The cells of a node with several, in the order of their first sample. */
    public List<String> cells() {
        return distinct(
                subjects().stream().map(Subject::cell).filter(Objects::nonNull).toList());
    }

    private static <T> List<T> distinct(List<T> of) {
        Set<T> set = new LinkedHashSet<>(of);
        return List.copyOf(set);
    }

    /** Whether a measurement is ever recorded for such subjects. */
    public boolean has(int column, Predicate<Subject> of) {
        return tracks.stream().anyMatch(track -> track.has(column) && of.test(track.subject()));
    }

    /**
     * The figure of a measurement in a period, over all subjects that are meant.
     *
     * @param column number of the mapping
     * @param of which subjects
     * @param fromMillis begin, milliseconds since 1970
     * @param toMillis end, later
     * @return NaN when nothing was recorded
     */
    public double figure(int column, Predicate<Subject> of, long fromMillis, long toMillis) {
        ColumnMapping what = mapping.get(column);
        List<Double> figures = new ArrayList<>();
        for (Track track : tracks) {
            if (track.has(column) && of.test(track.subject())) {
                double figure = figure(track, column, what.span(), fromMillis, toMillis);
                if (!Double.isNaN(figure)) {
                    figures.add(figure);
                }
            }
        }
        if (figures.isEmpty()) {
            return Double.NaN;
        }
        double sum = figures.stream().mapToDouble(Double::doubleValue).sum();
        double joined = switch (what.overSubjects()) {
            case SUM -> sum;
            case MEAN -> sum / figures.size();
            case MOST -> figures.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
        };
        return what.overSubjects() == OverSubjects.SUM ? what.limited(joined) : joined;
    }

    private double figure(Track track, int column, Span span, long from, long to) {
        if (to - from < 0.9 * periodMillis) {
            return within(track, column, span, from, to);
        }
        double sum = 0;
        int count = 0;
        for (int i = track.firstFrom(from); i < track.samples() && track.middleOf(i) < to; i++) {
            double figure = track.at(column, i);
            if (!Double.isNaN(figure)) {
                sum += figure;
                count++;
            }
        }
        return count == 0 ? Double.NaN : span == Span.AMOUNT ? sum : sum / count;
    }

    private static double within(Track track, int column, Span span, long from, long to) {
        long middle = from + (to - from) / 2;
        // The sample around a time is the first whose middle is behind it, or the one before.
        int next = track.firstFrom(middle);
        for (int i = Math.max(0, next - 1); i <= Math.min(next, track.samples() - 1); i++) {
            if (track.start(i) <= middle && middle < track.end(i)) {
                double figure = track.at(column, i);
                return span == Span.LEVEL ? figure : figure * (to - from) / (track.end(i) - track.start(i));
            }
        }
        return Double.NaN;
    }
}
