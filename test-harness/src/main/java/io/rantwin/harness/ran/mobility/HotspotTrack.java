package io.rantwin.harness.ran.mobility;

/**
 * The way of a hotspot through the day: points with hours, straight in between, closed over midnight. Immutable.
 *
 * @param hours of the day, rising, in 0 .. 24
 * @param xMetres at those hours
 * @param yMetres at those hours
 */
public record HotspotTrack(double[] hours, double[] xMetres, double[] yMetres) {
    private static final double DAY_HOURS = 24;

    public HotspotTrack {
        if (hours.length == 0 || xMetres.length != hours.length || yMetres.length != hours.length) {
            throw new IllegalArgumentException("a track needs as many places as hours, at least one: " + hours.length
                    + " hours, " + xMetres.length + " x, " + yMetres.length + " y");
        }
        for (int i = 0; i < hours.length; i++) {
            if (!(hours[i] >= 0 && hours[i] < DAY_HOURS) || (i > 0 && hours[i] <= hours[i - 1])) {
                throw new IllegalArgumentException("the hours of a track must rise within 0 .. 24, not " + hours[i]);
            }
        }
        hours = hours.clone();
        xMetres = xMetres.clone();
        yMetres = yMetres.clone();
    }

    /** @param hour hours since any midnight */
    public double x(double hour) {
        return at(xMetres, hour);
    }

    /** @param hour hours since any midnight */
    public double y(double hour) {
        return at(yMetres, hour);
    }

    private double at(double[] coordinate, double hour) {
        double ofDay = hour - DAY_HOURS * StrictMath.floor(hour / DAY_HOURS);
        int last = hours.length - 1;
        int left = last;
        while (left >= 0 && hours[left] > ofDay) {
            left--;
        }
        int from = left < 0 ? last : left;
        int to = from == last ? 0 : from + 1;
        double start = left < 0 ? hours[from] - DAY_HOURS : hours[from];
        double end = left == last ? hours[to] + DAY_HOURS : hours[to];
        double part = end > start ? (ofDay - start) / (end - start) : 0;
        return coordinate[from] + part * (coordinate[to] - coordinate[from]);
    }
}
