package io.rantwin.a1.policy;

/** Numbers that make sense for an attribute. */
public enum Range {
    /** From 0. */
    NOT_NEGATIVE(0, true, Range.BEYOND_ALL, false),
    /** Above 0. */
    POSITIVE(0, false, Range.BEYOND_ALL, false),
    /** Whole, from 0. */
    COUNT(0, true, Range.BEYOND_ALL, true),
    /** Whole, from 1. */
    POSITIVE_COUNT(1, true, Range.BEYOND_ALL, true),
    /** A share, 0 to 1. */
    RATIO(0, true, 1, false),
    /** Priority levels of TS 23.501, 5.7.3.3. */
    PRIORITY_LEVELS(1, true, 127, true),
    /** Mean opinion scores, 1 to 5. */
    OPINION_SCORES(1, true, 5, false),
    /** 0 to 100. */
    PERCENT(0, true, 100, false);

    /** What no rate, time or count in a network reaches; up to here a double keeps whole numbers exactly. */
    public static final double BEYOND_ALL = 1e12;

    private final double smallest;
    private final boolean isSmallestIn;
    private final double largest;
    private final boolean isWhole;

    Range(double smallest, boolean isSmallestIn, double largest, boolean isWhole) {
        this.smallest = smallest;
        this.isSmallestIn = isSmallestIn;
        this.largest = largest;
        this.isWhole = isWhole;
    }

    /** Whether a number is one of them. */
    public boolean contains(double number) {
        return (isSmallestIn ? number >= smallest : number > smallest)
                && number <= largest
                && (!isWhole || number == Math.rint(number));
    }

    /** The numbers in words, such as {@code a whole number from 1 to 127}. */
    public String inWords() {
        return (isWhole ? "a whole number" : "a number")
                + (isSmallestIn ? " from " : " above ")
                + Objectives.plain(smallest)
                + " to "
                + Objectives.plain(largest);
    }
}
