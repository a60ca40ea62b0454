package io.rantwin.planner.chaos.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * No policy is lost, and none is there that nobody wanted: what the planner has acknowledged it keeps, whatever the RIC has was asked for
 * under that id, and whenever all is whole the RIC has what was acknowledged last and nothing else.
 */
public final class PoliciesKept implements Invariant {
    private final Breaches breaches = new Breaches();
    private long looks;
    private long wholeLooks;
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
            most = Math.max(most, atRic.size());
            atRic.forEach((id, body) -> {
                if (!wishes.asked().getOrDefault(id, Set.of()).contains(body)) {
                    breaches.add(sight, "the RIC has " + id + " as nobody has asked for it: " + body);
                }
            });
        }
        if (sight.isWhole() && atRic != null) {
            wholeLooks++;
            wishes.wanted().forEach((id, body) -> {
                if (!Objects.equals(atRic.get(id), body)) {
                    breaches.add(sight, "all is whole and the RIC lacks " + id + " as it was acknowledged last");
                }
            });
        }
    }

    @Override
    public Finding finding() {
        return breaches.finding(
                Math.min(looks, wholeLooks),
                "up to " + most + " policies at the RIC; the planner was asked " + looks + " times, the RIC's list was compared "
                        + wholeLooks + " times",
                Breaches.figures().put("mostPolicies", most).put("wholeLooks", wholeLooks));
    }
}
