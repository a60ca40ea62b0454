package io.rantwin.twin.forecast;

/** The signals of all series of a group in one space, and that of their mean. */
final class SpaceSignals {
    private final Space space;
    private final Signal[] own;
    private final Signal mean;

    SpaceSignals(Space space, int series, int[] seasons) {
        this.space = space;
        this.own = new Signal[series];
        for (int i = 0; i < series; i++) {
            own[i] = new Signal(seasons);
        }
        this.mean = new Signal(seasons);
    }

    /** Takes in one scaled value a series. */
    void append(double[] scaled, boolean runBegins) {
        double sum = 0.0;
        for (int i = 0; i < own.length; i++) {
            double inside = space.to(scaled[i]);
            own[i].append(inside, runBegins);
            sum += inside;
        }
        mean.append(sum / own.length, runBegins);
    }

    Signal own(int series) {
        return own[series];
    }

    Signal mean() {
        return mean;
    }
}
