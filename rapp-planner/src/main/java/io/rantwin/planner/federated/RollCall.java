package io.rantwin.planner.federated;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who of the sites has answered to what is asked for now, who is left out of it, and who is silent. Who is silent is not waited for again
 * before it answers. Not thread-safe.
 */
final class RollCall {
    private final Map<String, Site> sites = new TreeMap<>();
    private final Map<String, Contribution> answers = new LinkedHashMap<>();
    private final Set<String> leftOut = new HashSet<>();

    /** A site as it has done so far. */
    private static final class Site {
        private long answers;
        private long refused;
        private long missed;
        private boolean isSilent;
        private boolean knowsTheEnd;
    }

    RollCall(List<String> names) {
        names.forEach(name -> sites.put(name, new Site()));
    }

    boolean knows(String name) {
        return sites.containsKey(name);
    }

    private Site site(String name) {
        Site site = sites.get(name);
        if (site == null) {
            throw new IllegalArgumentException("there is no site " + name);
        }
        return site;
    }

    int size() {
        return sites.size();
    }

    /** Sites that are not silent. */
    long present() {
        return sites.values().stream().filter(each -> !each.isSilent).count();
    }

    /** Something else is asked for: nobody has answered yet. */
    void begin() {
        answers.clear();
        leftOut.clear();
    }

    /** Nothing more is wanted of a site before something else is asked for. */
    boolean isThrough(String name) {
        return answers.containsKey(name) || leftOut.contains(name);
    }

    /** A site has sent what counts. */
    void heard(String name) {
        Site site = site(name);
        site.answers++;
        site.isSilent = false;
    }

    /** Keeps its answer until all are there. */
    void keep(String name, Contribution answer) {
        answers.put(name, answer);
    }

    /** A site has sent nonsense. */
    void leaveOut(String name) {
        site(name).refused++;
        leftOut.add(name);
    }

    /** Whoever is waited for is silent from now on; their names. */
    List<String> fallSilent() {
        List<String> missed = sites.entrySet().stream()
                .filter(each -> !each.getValue().isSilent && !isThrough(each.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        for (String name : missed) {
            Site site = site(name);
            site.missed++;
            site.isSilent = true;
        }
        return missed;
    }

    /** Whether nobody is waited for, and so many answers are there. */
    boolean isWhole(int enough) {
        return answers.size() >= enough
                && sites.entrySet().stream().allMatch(each -> each.getValue().isSilent || isThrough(each.getKey()));
    }

    /** Answers that are kept, by name. */
    Map<String, Contribution> answers() {
        return answers;
    }

    /** A site has been told that nothing is left to do. */
    void toldTheEnd(String name) {
        site(name).knowsTheEnd = true;
    }

    /** Whether all that are not silent have been told. */
    boolean allKnowTheEnd() {
        return sites.values().stream().allMatch(each -> each.isSilent || each.knowsTheEnd);
    }

    /** What sites have done, by name. */
    List<Federation.Tally> tallies() {
        return sites.entrySet().stream()
                .map(each -> new Federation.Tally(
                        each.getKey(), each.getValue().answers, each.getValue().refused, each.getValue().missed))
                .toList();
    }
}
