package io.rantwin.planner.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a reading of the whole log found.
 *
 * @param records records that are as they were written, from the first on
 * @param head hash of the last of them; 64 zeros when there is none
 * @param sealsChecked whether seals were checked with a key
 * @param broken the first broken record and why; null when there is none
 * @param torn octets of a last record that was cut off while being written; 0 when there is none
 */
public record Verification(
        long records,
        String head,
        boolean sealsChecked,
        @Nullable Broken broken,
        long torn) {
    /**
     * The first record that is not as it was written.
     *
     * @param sequence its place, 1 for the first
     * @param offset where its line begins in the file, in octets
     * @param reason what is wrong with it
     */
    public record Broken(long sequence, long offset, String reason) {}

    /** Whether every complete record is as it was written. */
    public boolean isWhole() {
        return broken == null;
    }
}
