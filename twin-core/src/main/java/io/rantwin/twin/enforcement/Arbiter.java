package io.rantwin.twin.enforcement;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Chooses one wish for each target by {@link Precedence} and says which policies went without. */
final class Arbiter {
    private final SortedMap<Target, List<Wish>> wishes = new TreeMap<>();

    void add(Wish wish) {
        wishes.computeIfAbsent(wish.target(), _ -> new ArrayList<>()).add(wish);
    }

    boolean knows(Target target) {
        return wishes.containsKey(target);
    }

    /** The winners, the most urgent first, those that want no action among them. */
    List<Wish> winners(List<PolicyConflict> conflicts) {
        List<Wish> winners = new ArrayList<>();
        wishes.forEach((target, all) -> {
            all.sort(Wish.ORDER);
            Wish winner = all.getFirst();
            winners.add(winner);
            all.stream()
                    .filter(loser -> !Objects.equals(loser.action(), winner.action())
                            && !loser.policyId().equals(winner.policyId())
                            && loser.action() != null)
                    .forEach(loser -> conflicts.add(new PolicyConflict(
                            target,
                            winner.policyId(),
                            loser.policyId(),
                            "Policy " + winner.policyId() + " wants to " + winner.words() + ", policy "
                                    + loser.policyId() + " wants to " + loser.words() + ": "
                                    + winner.precedence().rule() + ".")));
        });
        winners.sort(Wish.ORDER);
        return winners;
    }
}
