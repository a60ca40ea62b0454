package io.rantwin.a1.policy;

import java.util.List;

/**
 * Cells to be used or not.
 *
 * @param cellIdList the cells; of {@link Preference#PREFER} and {@link Preference#AVOID} the first is the most important
 * @param preference what to do about them
 * @param isPrimary whether it is about the primary cell of UEs, else about their secondary cells
 */
public record TspResource(List<CellId> cellIdList, Preference preference, boolean isPrimary) {
    /** What to do about cells. */
    public enum Preference {
        /** Use no others. */
        SHALL,
        /** Use them rather than others. */
        PREFER,
        /** Use others rather than them. */
        AVOID,
        /** Do not use them. */
        FORBID
    }

    public TspResource {
        cellIdList = List.copyOf(cellIdList);
    }
}
