package io.rantwin.planner.federated;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How training went: what each version of the weights had cost until it was there, and how well it did. Not thread-safe. */
public final class Course {
    private final SortedMap<Long, Mark> marks = new TreeMap<>();
    private final int cells;
    private Cost spent = new Cost(0, 0, 0);

    /**
     * What was spent.
     *
     * @param rows trained on, a cell's row once an epoch
     * @param octets of vectors that went between coordinator and sites
     * @param processorNanos of the sites' work
     */
    public record Cost(long rows, long octets, long processorNanos) {
        Cost plus(Cost other) {
            return new Cost(rows + other.rows, octets + other.octets, processorNanos + other.processorNanos);
        }
    }

    /**
     * A version of the weights.
     *
     * @param version from 0 on, the drawn ones
     * @param loss on the validation rows, the mean of all cells heard so far, in the unit that models share whatever their scaling
     * @param cells heard so far
     * @param before what had been spent until it was there
     */
    public record Mark(long version, double loss, int cells, Cost before) {
        private Mark heard(double other, int ofCells) {
            int together = cells + ofCells;
            return new Mark(version, (loss * cells + other * ofCells) / together, together, before);
        }

        /** Two trainings side by side. */
        private Mark beside(Mark other) {
            return new Mark(
                    Math.max(version, other.version),
                    heard(other.loss, other.cells).loss,
                    cells + other.cells,
                    before.plus(other.before));
        }
    }

    /** @param cells that all sites have together */
    Course(int cells) {
        this.cells = cells;
    }

    void spend(Cost cost) {
        spent = spent.plus(cost);
    }

    /** A version is about to be sent out for the first time, or again. */
    void begin(long version) {
        marks.putIfAbsent(version, new Mark(version, 0, 0, spent));
    }

    /** A site has told the loss of a version that has begun. */
    void heard(long version, double loss, int ofCells) {
        marks.computeIfPresent(version, (key, mark) -> mark.heard(loss, ofCells));
    }

    /** Versions that all cells were heard of, in their order. */
    public List<Mark> marks() {
        return marks.values().stream().filter(mark -> mark.cells == cells).toList();
    }

    /** The smallest loss. */
    public double best() {
        return marks().stream().mapToDouble(Mark::loss).min().orElse(Double.NaN);
    }

    /** The first version with no larger loss. */
    public Optional<Mark> reaching(double loss) {
        return marks().stream().filter(mark -> mark.loss <= loss).findFirst();
    }

    /** Trainings of several groups of cells in step: each version of one stands beside the same of the others. */
    public static Course sideBySide(Collection<Course> groups) {
        var together = new Course(groups.stream().mapToInt(group -> group.cells).sum());
        for (Course group : groups) {
            for (Mark mark : group.marks()) {
                together.marks.merge(mark.version, mark, Mark::beside);
            }
        }
        return together;
    }
}
