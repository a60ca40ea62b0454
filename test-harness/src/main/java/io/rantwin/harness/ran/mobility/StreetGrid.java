package io.rantwin.harness.ran.mobility;

/**
 * Streets as in Manhattan: {@code columns} streets to the north and {@code rows} streets to the east, with crossings. It
 * ends at its outermost streets, or goes on from the other side (then there is one block for each street). The urban case of
 * TR 36.885 (table A.1.2-1) has blocks of 250 m by 433 m.
 *
 * @param xMetres of the westernmost street
 * @param yMetres of the southernmost street
 * @param blockWidthMetres from one northward street to the next
 * @param blockHeightMetres from one eastward street to the next
 * @param columns northward streets, at least 2
 * @param rows eastward streets, at least 2
 * @param wraps whether opposite sides are joined
 */
public record StreetGrid(
        double xMetres,
        double yMetres,
        double blockWidthMetres,
        double blockHeightMetres,
        int columns,
        int rows,
        boolean wraps) {
    public StreetGrid {
        if (!(blockWidthMetres > 0) || !(blockHeightMetres > 0) || columns < 2 || rows < 2) {
            throw new IllegalArgumentException("a grid of " + columns + " by " + rows + " streets with blocks of "
                    + blockWidthMetres + " m by " + blockHeightMetres + " m: at least 2 streets, blocks above zero");
        }
    }

    /** The streets of the urban case that fill an area best, joined at the sides. */
    public static StreetGrid urban(Rectangle area) {
        int columns = (int) StrictMath.max(2, StrictMath.round(area.widthMetres() / 250));
        int rows = (int) StrictMath.max(2, StrictMath.round(area.heightMetres() / 433));
        return new StreetGrid(
                area.xMetres(),
                area.yMetres(),
                area.widthMetres() / columns,
                area.heightMetres() / rows,
                columns,
                rows,
                true);
    }

    /** Blocks along an eastward street. */
    int blocksAcross() {
        return wraps ? columns : columns - 1;
    }

    /** Blocks along a northward street. */
    int blocksUp() {
        return wraps ? rows : rows - 1;
    }

    double x(int column) {
        return xMetres + column * blockWidthMetres;
    }

    double y(int row) {
        return yMetres + row * blockHeightMetres;
    }

    /** Whether a point lies on a street, exactly. */
    public boolean isOnStreet(double x, double y) {
        int column = (int) StrictMath.round((x - xMetres) / blockWidthMetres);
        int row = (int) StrictMath.round((y - yMetres) / blockHeightMetres);
        return (x(column) == x && column >= 0 && column < columns) || (y(row) == y && row >= 0 && row < rows);
    }
}
