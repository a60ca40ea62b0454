package io.rantwin.planner.plan;

import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.planner.ensemble.Rail;
import io.rantwin.twin.whatif.Kpi;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Guard rails as people write them: {@code RRU.PrbTotDl<=85@0.05}. */
public final class RailText {
    private static final Pattern RAIL = Pattern.compile("([A-Za-z.]+)\\s*(<=|>=)\\s*([0-9.]+)(?:@([0-9.]+))?");
    private static final double USUAL_RISK = 0.1;

    private RailText() {}

    /** The rail; the number behind @ is the share of days in which it may break, 0.1 where there is none. */
    public static Rail read(String text) throws PlanException {
        Matcher parts = RAIL.matcher(text.strip());
        if (!parts.matches()) {
            throw new PlanException("'" + text + "' is no guard rail; one looks like RRU.PrbTotDl<=85 or"
                    + " carried>=98@0.05, the number behind @ being the share of days in which it may break.");
        }
        Kpi kpi = kpi(parts.group(1));
        try {
            double bound = Double.parseDouble(parts.group(3));
            double risk = parts.group(4) == null ? USUAL_RISK : Double.parseDouble(parts.group(4));
            return parts.group(2).equals("<=") ? Rail.atMost(kpi, bound, risk) : Rail.atLeast(kpi, bound, risk);
        } catch (NumberFormatException noNumber) {
            throw new PlanException("'" + text + "' has a bound or a risk that is no number.", noNumber);
        } catch (IllegalArgumentException wrong) {
            throw new PlanException("'" + text + "': " + wrong.getMessage(), wrong);
        }
    }

    private static Kpi kpi(String name) throws PlanException {
        List<String> known = new ArrayList<>();
        for (Kpi kpi : Kpi.values()) {
            if (Ensemble.keeps(kpi)) {
                String called = kpi == Kpi.CARRIED ? "carried" : kpi.measurement();
                if (called.equals(name)) {
                    return kpi;
                }
                known.add(called);
            }
        }
        throw new PlanException(
                "There is no guard rail on '" + name + "'; it can be on " + String.join(", ", known) + ".");
    }
}
