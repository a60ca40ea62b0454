package io.rantwin.twin.loadcoupling;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.propagation.RadioMap;

/**
 * Which cell serves each demand point.
 *
 * <p>A session starts on the strongest serving cell of its home's carrier, as cell selection does without offsets; of any carrier
 * where its home is out of service, for a network that lets a cell sleep hands its sessions to whatever layer covers them. It is then
 * handed over while event A3 holds (TS 38.331 clause 5.5.4.4): neighbour + offset &gt; serving +
 * hysteresis. A change of the network is judged by what this rule gives before and after: where both agree, a point stays with
 * the cell that it is known to be served by. So nothing moves when nothing changes, however the association was learned.
 *
 * <p>Where offsets exceed the hysteresis so far that a session would be handed back and forth, it is on either cell half of the
 * time: of such points the even ones stand on the one, the odd ones on the other.
 */
public final class Association {
    /** No serving cell is received at all. */
    public static final int UNSERVED = -1;

    private static final int MOST_HANDOVERS = 4;

    private final RadioMap map;
    private final double hysteresis;

    /**
     * A rule over a map.
     *
     * @param hysteresisDb of event A3, with its offset
     */
    public Association(RadioMap map, double hysteresisDb) {
        this.map = map;
        this.hysteresis = PortableMath.ratio(hysteresisDb);
    }

    /** Each point with its home cell. */
    public static int[] home(RadioMap map) {
        int[] serving = new int[map.points()];
        for (int p = 0; p < serving.length; p++) {
            serving[p] = map.home(p);
        }
        return serving;
    }

    /** Serving cells after a change, from those before it. The map may have changed too (tilts): {@code after} is its new state. */
    public int[] changed(int[] servingBefore, RadioState before, RadioMap mapAfter, RadioState after) {
        Rule old = new Rule(map, before);
        Rule now = new Rule(mapAfter, after);
        int[] serving = new int[servingBefore.length];
        for (int p = 0; p < serving.length; p++) {
            int now0 = now.servingCell(p);
            boolean stays = servingBefore[p] != UNSERVED && after.isServing(servingBefore[p]);
            serving[p] = stays && now0 == old.servingCell(p) ? servingBefore[p] : now0;
        }
        return serving;
    }

    /** Serving cells by the rule alone. */
    public int[] settled(RadioState state) {
        Rule rule = new Rule(map, state);
        int[] serving = new int[map.points()];
        for (int p = 0; p < serving.length; p++) {
            serving[p] = rule.servingCell(p);
        }
        return serving;
    }

    /** The rule under one state of the network. */
    private final class Rule {
        private final RadioMap gains;
        private final RadioState state;
        private final double[] reference;
        private final double[] offset;
        private final int cells;

        Rule(RadioMap gains, RadioState state) {
            this.gains = gains;
            this.state = state;
            cells = state.cells();
            reference = new double[cells];
            offset = new double[cells * cells];
            for (int i = 0; i < cells; i++) {
                reference[i] = state.referenceWatts(i);
                for (int j = 0; j < cells; j++) {
                    double db = state.offsetDb(i, j);
                    offset[i * cells + j] = db == 0 ? 1 : PortableMath.ratio(db);
                }
            }
        }

        int servingCell(int point) {
            int home = gains.home(point);
            int k = state.isServing(home) ? strongest(point, state.carrier(home)) : -1;
            k = k < 0 ? strongest(point, -1) : k;
            if (k < 0) {
                return UNSERVED;
            }
            int previous = -1;
            for (int handover = 0; handover < MOST_HANDOVERS; handover++) {
                int better = target(point, k);
                if (better < 0 || (better == previous && (point & 1) == 0)) {
                    break;
                }
                if (better == previous) {
                    return gains.cell(point, better);
                }
                previous = k;
                k = better;
            }
            return gains.cell(point, k);
        }

        private double received(int point, int k) {
            return reference[gains.cell(point, k)] * gains.gain(point, k);
        }

        private int strongest(int point, int carrier) {
            int best = -1;
            double most = 0;
            for (int k = 0; k < gains.candidates() && gains.cell(point, k) != RadioMap.NONE; k++) {
                double power = received(point, k);
                if (power > most && (carrier < 0 || state.carrier(gains.cell(point, k)) == carrier)) {
                    most = power;
                    best = k;
                }
            }
            return best;
        }

        // The candidate that most exceeds the condition of A3.
        private int target(int point, int serving) {
            int s = gains.cell(point, serving);
            double most = received(point, serving) * hysteresis;
            int best = -1;
            for (int k = 0; k < gains.candidates() && gains.cell(point, k) != RadioMap.NONE; k++) {
                int j = gains.cell(point, k);
                if (k != serving && state.carrier(j) == state.carrier(s)) {
                    double power = received(point, k) * offset[s * cells + j];
                    if (power > most) {
                        most = power;
                        best = k;
                    }
                }
            }
            return best;
        }
    }
}
