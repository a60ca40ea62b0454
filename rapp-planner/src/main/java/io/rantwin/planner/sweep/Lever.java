package io.rantwin.planner.sweep;

import java.io.Serializable;
import java.util.List;

/** What the value of a dimension changes. Cells are indices in the order of the snapshot. */
public sealed interface Lever extends Serializable {
    /** Which of a slice's three shares of PRBs. */
    enum Ratio {
        /** Lost to others even when unused. */
        DEDICATED,
        /** Guaranteed, lent while unused. */
        MIN,
        /** Never exceeded. */
        MAX
    }

    /** 1 puts the cells to sleep, 0 leaves them as they are. */
    record Asleep(List<Integer> cells) implements Lever {
        /** Copies the list. */
        public Asleep {
            cells = List.copyOf(cells);
        }
    }

    /** dB on top of the cells' power. */
    record PowerChange(List<Integer> cells) implements Lever {
        /** Copies the list. */
        public PowerChange {
            cells = List.copyOf(cells);
        }
    }

    /** Degrees on top of the cells' electrical tilt, positive downwards. */
    record TiltChange(List<Integer> cells) implements Lever {
        /** Copies the list. */
        public TiltChange {
            cells = List.copyOf(cells);
        }
    }

    /**
     * dB by which the cells look stronger to their neighbours' users, and their neighbours weaker to theirs: the offset from i to j becomes
     * what it is plus bias of j minus bias of i, on both sides of every border.
     */
    record Bias(List<Integer> cells) implements Lever {
        /** Copies the list. */
        public Bias {
            cells = List.copyOf(cells);
        }
    }

    /** Factor on the demand of the cells. */
    record Demand(List<Integer> cells) implements Lever {
        /** Copies the list. */
        public Demand {
            cells = List.copyOf(cells);
        }
    }

    /** Whole per cent for a slice in the cells; the other two shares give way where they must. */
    record SliceRatio(int sst, int sd, Ratio ratio, List<Integer> cells) implements Lever {
        /** Copies the list. */
        public SliceRatio {
            cells = List.copyOf(cells);
        }
    }

    /** Place in the list of the cell that fails; -1 for none. */
    record Outage(List<Integer> cells) implements Lever {
        /** Copies the list. */
        public Outage {
            cells = List.copyOf(cells);
        }
    }

    /** Place in the list of the cell that an event is in; -1 for none. */
    record EventPlace(List<Integer> cells) implements Lever {
        /** Copies the list. */
        public EventPlace {
            cells = List.copyOf(cells);
        }
    }

    /** Factor on the demand where the event is; its neighbours get half of the increase. */
    record EventFactor() implements Lever {}

    /** Least value that means something. */
    default double least() {
        return switch (this) {
            case PowerChange l -> -60;
            case TiltChange l -> -45;
            case Bias l -> -Setting.MOST_BIAS_DB;
            case Outage l -> -1;
            case EventPlace l -> -1;
            case Asleep l -> 0;
            case Demand l -> 0;
            case SliceRatio l -> 0;
            case EventFactor l -> 0;
        };
    }

    /** Greatest value that means something. */
    default double most() {
        return switch (this) {
            case Asleep l -> 1;
            case PowerChange l -> 20;
            case TiltChange l -> 45;
            case Bias l -> Setting.MOST_BIAS_DB;
            case Demand l -> 1000;
            case SliceRatio l -> 100;
            case Outage l -> l.cells().size() - 1.0;
            case EventPlace l -> l.cells().size() - 1.0;
            case EventFactor l -> 1000;
        };
    }

    /** Whether a value leaves the network as it is. */
    default boolean leavesAll(double value) {
        return switch (this) {
            case Asleep l -> value < 0.5;
            case PowerChange l -> value == 0;
            case TiltChange l -> value == 0;
            case Bias l -> value == 0;
            case Demand l -> value == 1;
            case Outage l -> value < 0;
            case EventPlace l -> value < 0;
            case EventFactor l -> value == 1;
            case SliceRatio l -> false;
        };
    }

    /** A value as a person would write it. */
    default String words(double value, List<String> cellIds) {
        return switch (this) {
            case Asleep l -> value >= 0.5 ? "asleep" : "awake";
            case Outage l -> place(l.cells(), value, cellIds);
            case EventPlace l -> place(l.cells(), value, cellIds);
            case SliceRatio l -> Math.round(value) + " %";
            case PowerChange l -> number(value) + " dB";
            case Bias l -> number(value) + " dB";
            case TiltChange l -> number(value) + " degrees";
            case Demand l -> "x " + number(value);
            case EventFactor l -> "x " + number(value);
        };
    }

    /** A value as a table for machines has it: a number, or the name of a cell. */
    default String column(double value, List<String> cellIds) {
        return switch (this) {
            case Outage l -> place(l.cells(), value, cellIds);
            case EventPlace l -> place(l.cells(), value, cellIds);
            case Asleep l -> value >= 0.5 ? "1" : "0";
            case SliceRatio l -> Long.toString(Math.round(value));
            case PowerChange l -> Double.toString(value);
            case TiltChange l -> Double.toString(value);
            case Bias l -> Double.toString(value);
            case Demand l -> Double.toString(value);
            case EventFactor l -> Double.toString(value);
        };
    }

    private static String place(List<Integer> cells, double value, List<String> cellIds) {
        int k = (int) Math.rint(value);
        return k < 0 ? "none" : cellIds.get(cells.get(k));
    }

    private static String number(double value) {
        return Double.toString(Math.rint(value * 1000) / 1000);
    }
}
