package io.rantwin.twin.whatif;

import io.rantwin.twin.chance.Chance;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the networks that could be the true one, untouched and with the actions. Draws of an ensemble take turns in them.
 *
 * @param untouched the network as it is
 * @param acted its phases with the actions
 */
record Member(Phase untouched, List<Phase> acted) {
    /** Networks of an ensemble at most: association and coupling are made anew for each. */
    static final int MOST = 32;

    private static final int GAIN_ERROR = 3;

    /** One network where the gains are taken as true, else as many as there are draws, up to {@link #MOST}. */
    static List<Member> of(Snapshot snapshot, Scenario scenario) {
        Phase believed = Phase.untouched(snapshot);
        if (snapshot.gainErrorDb() == 0) {
            return List.of(new Member(believed, Phase.of(snapshot, scenario, believed)));
        }
        Chance chance = new Chance(scenario.seed());
        double[] errorDb = new double[snapshot.cells() * snapshot.cells()];
        List<Member> members = new ArrayList<>();
        for (int m = 0; m < Math.min(MOST, scenario.draws()); m++) {
            for (int i = 0; i < errorDb.length; i++) {
                errorDb[i] = snapshot.gainErrorDb() * chance.normal(Chance.stream(GAIN_ERROR, i), m);
            }
            Phase untouched = believed.mistaken(errorDb, snapshot);
            members.add(new Member(untouched, Phase.of(snapshot, scenario, untouched)));
        }
        return members;
    }
}
