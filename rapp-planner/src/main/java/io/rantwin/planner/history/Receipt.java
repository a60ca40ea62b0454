package io.rantwin.planner.history;

/**
 * What became of the rows of one append.
 *
 * @param added rows of a time not known before
 * @param changed rows of a known time with a new value: the last one wins, measurement by measurement
 * @param repeated rows that said nothing new
 * @param tooOld rows of a time that retention has dropped already; not kept
 * @param tooDense rows refused because their part of the series holds four times what its granularity allows
 */
public record Receipt(long added, long changed, long repeated, long tooOld, long tooDense) {
    /** Nothing happened. */
    public static final Receipt NONE = new Receipt(0, 0, 0, 0, 0);

    /** Both together. */
    public Receipt plus(Receipt other) {
        return new Receipt(
                added + other.added,
                changed + other.changed,
                repeated + other.repeated,
                tooOld + other.tooOld,
                tooDense + other.tooDense);
    }
}
