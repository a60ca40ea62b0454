package io.rantwin.planner.chaos.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/**
 * No policy is lost, and none is there that nobody wanted: what the planner has acknowledged it keeps, and whatever the RIC has was asked
 * for under that id. That the RIC comes to have what was acknowledged last, and nothing else, is part of being whole ({@link WholeAgain}).
 */
public final class PoliciesKept implements Invariant {
    private final Breaches breaches = new Breaches();
    private long looks;
    private long ricLooks;
    private int most;

    @Override
    public String name() {
        return "policies";
    }

    @Override
    public String promise() {
        return "no policy is lost, none is there that nobody wanted";
    }

    @Override
    public void look(Sight sight) {
        Sight.Wishes wishes = sight.wishes();
        wishes.overdue().forEach(each -> breaches.add(sight, each));
        Set<String> atPlanner = sight.atPlanner();
        if (atPlanner != null) {
            looks++;
            wishes.wanted().keySet().stream()
                    .filter(id -> !atPlanner.contains(id))
                    .forEach(id -> breaches.add(sight, id + " was acknowledged and the planner does not have it"));
            wishes.dropped().stream()
                    .filter(atPlanner::contains)
                    .forEach(id -> breaches.add(sight, id + " was dropped and the planner still wants it"));
        }
        Map<String, JsonNode> atRic = sight.atRic();
        if (atRic != null) {
            ricLooks++;
            most = Math.max(most, atRic.size());
            atRic.forEach((id, body) -> {
                if (!wishes.asked().getOrDefault(id, Set.of()).contains(body)) {
                    breaches.add(sight, "the RIC has " + id + " as nobody has asked for it: " + body);
                }
            });
        }
    }

    @Override
    public Finding finding() {
        return breaches.finding(
                Math.min(looks, ricLooks),
                "up to " + most + " policies at the RIC; the planner was asked " + looks + " times, the RIC " + ricLooks
                        + " times",
                Breaches.figures().put("mostPolicies", most).put("ricLooks", ricLooks));
    }
}
