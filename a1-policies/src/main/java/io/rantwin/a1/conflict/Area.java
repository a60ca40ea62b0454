package io.rantwin.a1.conflict;

import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.Scope;
import io.rantwin.a1.policy.TaI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a policy is about something. Immutable. */
sealed interface Area {
    /** The whole network. */
    record Everywhere() implements Area {}

    /** These cells. */
    record Cells(Set<CellId> cells) implements Area {
        public Cells {
            cells = Set.copyOf(cells);
        }
    }

    /** The cells of these tracking areas without some. */
    record Areas(Set<TaI> areas, Set<CellId> except) implements Area {
        public Areas {
            areas = Set.copyOf(areas);
            except = Set.copyOf(except);
        }
    }

    static Area of(Scope scope) {
        if (!scope.taIList().isEmpty()) {
            return new Areas(Set.copyOf(scope.taIList()), Set.of());
        }
        return scope.cells().isEmpty() ? new Everywhere() : ofCells(scope.cells());
    }

    static Area ofCells(Collection<CellId> cells) {
        return new Cells(Set.copyOf(cells));
    }

    /** The same without some cells. */
    default Area without(Collection<CellId> some) {
        return switch (this) {
            case Everywhere everywhere -> everywhere;
            case Cells(Set<CellId> cells) -> {
                var rest = new LinkedHashSet<>(cells);
                rest.removeAll(some);
                yield new Cells(rest);
            }
            case Areas(Set<TaI> areas, Set<CellId> except) -> {
                var more = new LinkedHashSet<>(except);
                more.addAll(some);
                yield new Areas(areas, more);
            }
        };
    }

    /** Where both are, in words; {@code null} when that is nowhere. */
    default @Nullable String meet(Area other, TrackingAreas topology) {
        return switch (this) {
            case Everywhere _ -> other.words();
            case Cells(Set<CellId> cells) ->
                switch (other) {
                    case Everywhere _ -> words();
                    case Cells(Set<CellId> others) -> cellsInWords(common(cells, others));
                    case Areas areas -> meet(areas, cells, topology);
                };
            case Areas areas ->
                switch (other) {
                    case Everywhere _ -> words();
                    case Cells(Set<CellId> cells) -> meet(areas, cells, topology);
                    case Areas(Set<TaI> others, Set<CellId> _) -> {
                        Set<TaI> same = common(areas.areas(), others);
                        yield same.isEmpty() ? null : "tracking area " + joined(same);
                    }
                };
        };
    }

    private static <T> Set<T> common(Set<T> one, Set<T> other) {
        var both = new LinkedHashSet<>(one);
        both.retainAll(other);
        return both;
    }

    /** The area in words; {@code null} when it is empty. */
    default @Nullable String words() {
        return switch (this) {
            case Everywhere _ -> "everywhere";
            case Cells(Set<CellId> cells) -> cellsInWords(cells);
            case Areas(Set<TaI> areas, Set<CellId> _) -> "tracking area " + joined(areas);
        };
    }

    private static @Nullable String cellsInWords(Set<CellId> cells) {
        return cells.isEmpty() ? null : (cells.size() == 1 ? "cell " : "cells ") + joined(cells);
    }

    /** In order, and not more than people read. */
    private static String joined(Set<?> parts) {
        List<String> sorted = parts.stream().map(String::valueOf).sorted().toList();
        int shown = Math.min(sorted.size(), MOST_SHOWN);
        return String.join(", ", sorted.subList(0, shown))
                + (shown == sorted.size() ? "" : " and " + (sorted.size() - shown) + " more");
    }

    /** Names in a sentence. */
    int MOST_SHOWN = 5;

    /** Cells that may be in tracking areas. */
    private static @Nullable String meet(Areas areas, Set<CellId> cells, TrackingAreas topology) {
        var inside = new LinkedHashSet<CellId>();
        boolean isSure = true;
        for (TaI area : areas.areas()) {
            Set<CellId> known = topology.cells(area);
            isSure &= known != null;
            for (CellId cell : cells) {
                if (!areas.except().contains(cell)
                        && (known == null ? cell.plmnId().equals(area.plmnId()) : known.contains(cell))) {
                    inside.add(cell);
                }
            }
        }
        String words = cellsInWords(inside);
        return words == null || isSure
                ? words
                : words + " (which may be in tracking area " + joined(areas.areas()) + ")";
    }
}
