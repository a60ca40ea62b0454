package io.rantwin.harness.ran.radio;

/** Picks the strongest cells of a user. */
public final class StrongestCells {
    private StrongestCells() {}

    /**
     * The indices of the strongest figures, strongest first; of equal ones the lower index comes first.
     *
     * <p>Insertion into a short list: for lists much shorter than the number of cells. Allocates nothing.
     *
     * @param strength figures, such as received powers in dBm, one a cell from {@code offset} on
     * @param offset where the user's figures begin
     * @param count how many cells there are
     * @param strongest receives the cells; its length is how many are wanted, at most
     * @return how many were found: the smaller of both lengths
     */
    public static int select(float[] strength, int offset, int count, int[] strongest) {
        int found = 0;
        for (int cell = 0; cell < count; cell++) {
            float figure = strength[offset + cell];
            if (found == strongest.length && !(figure > strength[offset + strongest[found - 1]])) {
                continue;
            }
            int place = found < strongest.length ? found++ : found - 1;
            while (place > 0 && figure > strength[offset + strongest[place - 1]]) {
                strongest[place] = strongest[place - 1];
                place--;
            }
            strongest[place] = cell;
        }
        return found;
    }
}
