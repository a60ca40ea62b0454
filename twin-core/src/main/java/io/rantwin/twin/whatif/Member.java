package io.rantwin.twin.whatif;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.propagation.RadioMap;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the networks that could be the true one, untouched and with the actions. Draws of an ensemble take turns in them.
 *
 * <p>What is least known is where a cell's demand lies: towards which neighbour, and how near to the border. A member has the weights
 * of points multiplied by two log-normal factors of mean 1, one for the neighbour that a point would go to next, one for how much
 * weaker that neighbour is (below 3, 6, 12 dB, and more). In the mean over members, shares are those of the map.
 *
 * @param untouched the network as it is
 * @param acted its phases with the actions
 */
record Member(Phase untouched, List<Phase> acted) {
    /** Networks of an ensemble at most: coupling is made anew for each. */
    static final int MOST = 32;

    private static final int TOWARDS = 3;
    private static final int BORDER = 4;
    private static final int BANDS = 4;
    private static final double[] BAND_DB = {3, 6, 12};

    /** Makes members when draws come to them: a run that ends early has made no more than it used. Not thread-safe. */
    static final class Maker {
        private final Snapshot snapshot;
        private final Scenario scenario;
        private final Phase believed;
        private final Chance chance;
        private final int[] next;
        private final int[] band;
        private final int most;
        private final List<Member> made = new ArrayList<>();

        /** One network where the map is taken as true, else as many as there are draws, up to {@link #MOST}. */
        Maker(Snapshot snapshot, Scenario scenario) {
            this.snapshot = snapshot;
            this.scenario = scenario;
            believed = Phase.untouched(snapshot);
            chance = new Chance(scenario.seed());
            int points = snapshot.map().points();
            next = new int[points];
            band = new int[points];
            most = snapshot.shareError() == 0 ? 1 : Math.min(MOST, scenario.draws());
            if (snapshot.shareError() != 0) {
                border(snapshot, next, band);
            }
        }

        /** Members for so many draws. */
        List<Member> first(int draws) {
            while (made.size() < Math.min(most, draws)) {
                Phase untouched =
                        snapshot.shareError() == 0 ? believed : believed.elsewhere(weights(made.size()), snapshot);
                made.add(new Member(untouched, Phase.of(snapshot, scenario, untouched)));
            }
            return made;
        }

        private double[] weights(int m) {
            RadioMap map = snapshot.map();
            int n = snapshot.cells();
            double[] weights = new double[map.points()];
            for (int p = 0; p < weights.length; p++) {
                double towards = next[p] == RadioMap.NONE
                        ? 0
                        : chance.normal(Chance.stream(TOWARDS, (long) map.home(p) * n + next[p]), m);
                double near = chance.normal(Chance.stream(BORDER, (long) map.home(p) * BANDS + band[p]), m);
                double sigma = snapshot.shareError();
                weights[p] = map.weight(p) * PortableMath.exp(sigma * (towards + near - sigma));
            }
            return weights;
        }
    }

    // The cell that each point would go to next, and how much weaker it is.
    private static void border(Snapshot snapshot, int[] next, int[] band) {
        RadioMap map = snapshot.map();
        RadioState radio = snapshot.radio();
        for (int p = 0; p < next.length; p++) {
            int home = map.home(p);
            double own = 0;
            double most = 0;
            next[p] = RadioMap.NONE;
            for (int k = 0; k < map.candidates() && map.cell(p, k) != RadioMap.NONE; k++) {
                int c = map.cell(p, k);
                double received = radio.referenceWatts(c) * map.gain(p, k);
                if (c == home) {
                    own = received;
                } else if (received > most && radio.carrier(c) == radio.carrier(home)) {
                    most = received;
                    next[p] = c;
                }
            }
            double weaker = most > 0 && own > 0 ? PortableMath.decibels(own / most) : Double.POSITIVE_INFINITY;
            while (band[p] < BAND_DB.length && weaker >= BAND_DB[band[p]]) {
                band[p]++;
            }
        }
    }
}
