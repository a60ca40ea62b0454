package io.rantwin.nearrt.service;

import io.rantwin.twin.whatif.Kpi;
import io.rantwin.twin.whatif.Scenario;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request that was checked, in the words of the twin.
 *
 * @param cut where it starts
 * @param scenario what is asked, with all draws
 * @param timedIndices for each action of the request the index of its action in the scenario, -1 where there is none
 * @param rails what must not break
 * @param touched cells that actions name
 * @param reservations what the twin cannot follow
 */
record Question(
        Snapshots.Cut cut,
        Scenario scenario,
        List<Integer> timedIndices,
        List<Rail> rails,
        List<Integer> touched,
        List<String> reservations) {
    /** Fewer draws are worth no answer, unless fewer are asked for. */
    static final int LEAST_DRAWS = 8;

    /** Names of the quantities that a guard rail may be on. */
    static final Map<String, Kpi> KPIS =
            Arrays.stream(Kpi.values()).collect(Collectors.toUnmodifiableMap(Kpi::measurement, kpi -> kpi));

    /** Copies the lists. */
    Question {
        timedIndices = List.copyOf(timedIndices);
        rails = List.copyOf(rails);
        touched = List.copyOf(touched);
        reservations = List.copyOf(reservations);
    }

    /**
     * A guard rail.
     *
     * @param cells indices; all when empty
     */
    record Rail(Kpi kpi, double least, double most, List<Integer> cells) {
        boolean breaks(double value) {
            return value < least || value > most;
        }
    }

    /** Steps of cells that one draw solves, with and without the actions: what its time is counted in. */
    double workOfADraw() {
        return 2.0 * scenario.steps() * cut.snapshot().cells();
    }

    /** Fewest draws that are worth an answer. */
    int leastDraws() {
        return Math.min(LEAST_DRAWS, scenario.draws());
    }
}
