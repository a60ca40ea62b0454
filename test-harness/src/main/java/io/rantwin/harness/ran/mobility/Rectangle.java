package io.rantwin.harness.ran.mobility;

/**
 * An area along the axes.
 *
 * @param xMetres left
 * @param yMetres bottom
 * @param widthMetres above zero
 * @param heightMetres above zero
 */
public record Rectangle(double xMetres, double yMetres, double widthMetres, double heightMetres) {
    public Rectangle {
        if (!(widthMetres > 0) || !(heightMetres > 0)) {
            throw new IllegalArgumentException(
                    "an area of " + widthMetres + " m by " + heightMetres + " m: both must be above zero");
        }
    }

    /** Whether a point is inside or on the border. */
    public boolean contains(double x, double y) {
        return x >= xMetres && x <= xMetres + widthMetres && y >= yMetres && y <= yMetres + heightMetres;
    }
}
