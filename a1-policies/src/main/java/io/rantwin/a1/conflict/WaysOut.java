package io.rantwin.a1.conflict;

import io.rantwin.a1.conflict.Conflict.Kind;
import io.rantwin.a1.conflict.Demand.AtLeast;
import io.rantwin.a1.conflict.Demand.AtMost;
import io.rantwin.a1.conflict.Demand.Sleep;
import io.rantwin.a1.policy.Objectives;
import java.util.ArrayList;
import java.util.List;

/** What can be done about a conflict. */
final class WaysOut {
    private WaysOut() {}

    static List<String> of(Kind kind, String meeting, String id, Claim claim, String otherId, Claim other) {
        if (kind == Kind.DUPLICATE) {
            return List.of("leave " + id + " out, " + otherId + " says it already");
        }
        List<String> ways = new ArrayList<>();
        bounds(ways, id, claim, otherId, other);
        if (claim.demand() instanceof Sleep) {
            ways.add(guard(meeting, id));
        } else if (other.demand() instanceof Sleep) {
            ways.add(guard(meeting, otherId));
        }
        if (kind == Kind.RIVAL) {
            ways.add("ask for the same in both");
            ways.add("change " + otherId + " instead of adding " + id);
        }
        ways.add(
                claim.area() instanceof Area.Everywhere && claim.audience().equals(Audience.ALL)
                        ? "take " + otherId + " back first"
                        : "leave " + meeting + " out of the scope of " + id);
        if (!ways.contains("take " + otherId + " back first")) {
            ways.add("take " + otherId + " back first");
        }
        return ways;
    }

    private static String guard(String meeting, String id) {
        return "guard " + meeting + " in " + id + " (operationalCells with FORBID)";
    }

    private static void bounds(List<String> ways, String id, Claim claim, String otherId, Claim other) {
        if (claim.demand() instanceof AtLeast(double floor) && other.demand() instanceof AtMost(double ceiling)) {
            ways.add("ask for at most " + Objectives.plain(ceiling) + " in " + id);
            ways.add("allow at least " + Objectives.plain(floor) + " in " + otherId);
        } else if (claim.demand() instanceof AtMost(double ceiling)
                && other.demand() instanceof AtLeast(double floor)) {
            ways.add("allow at least " + Objectives.plain(floor) + " in " + id);
            ways.add("ask for at most " + Objectives.plain(ceiling) + " in " + otherId);
        }
    }
}
