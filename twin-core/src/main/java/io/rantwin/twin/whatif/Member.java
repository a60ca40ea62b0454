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

    /** One network where the map is taken as true, else as many as there are draws, up to {@link #MOST}. */
    static List<Member> of(Snapshot snapshot, Scenario scenario) {
        Phase believed = Phase.untouched(snapshot);
        if (snapshot.shareError() == 0) {
            return List.of(new Member(believed, Phase.of(snapshot, scenario, believed)));
        }
        Chance chance = new Chance(scenario.seed());
        RadioMap map = snapshot.map();
        int n = snapshot.cells();
        int[] next = new int[map.points()];
        int[] band = new int[map.points()];
        border(snapshot, next, band);
        double[] weights = new double[map.points()];
        List<Member> members = new ArrayList<>();
        for (int m = 0; m < Math.min(MOST, scenario.draws()); m++) {
            for (int p = 0; p < weights.length; p++) {
                double towards = next[p] == RadioMap.NONE
                        ? 0
                        : chance.normal(Chance.stream(TOWARDS, (long) map.home(p) * n + next[p]), m);
                double near = chance.normal(Chance.stream(BORDER, (long) map.home(p) * BANDS + band[p]), m);
                double sigma = snapshot.shareError();
                weights[p] = map.weight(p) * PortableMath.exp(sigma * (towards + near - sigma));
            }
            Phase untouched = believed.elsewhere(weights, snapshot);
            members.add(new Member(untouched, Phase.of(snapshot, scenario, untouched)));
        }
        return members;
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
