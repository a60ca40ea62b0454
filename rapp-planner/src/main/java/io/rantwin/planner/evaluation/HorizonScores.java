package io.rantwin.planner.evaluation;

import io.rantwin.twin.forecast.Horizon;
import io.rantwin.twin.forecast.QuantileForecast;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that is counted at one horizon: every member, the combined forecast, its intervals. */
final class HorizonScores {
    /** The combined forecast's name in results. */
    static final String COMBINED = "rantwin";

    private final Horizon horizon;
    private final List<String> memberNames;
    private final double[] validationErrors;
    private long validated;
    private final List<Tally> members = new ArrayList<>();
    private final Tally combined = new Tally();
    private final IntervalTally intervals = new IntervalTally();
    private final IntervalTally learnedIntervals = new IntervalTally();
    private final @Nullable String learned;
    private final int mostPoints;
    private final List<Point> points = new ArrayList<>();

    /** A truth of the first series with its forecast. */
    record Point(int row, double truth, QuantileForecast forecast) {}

    /** A line of the result: the method, the parameters chosen for it, its errors, its intervals if it has any. */
    record Line(String method, String note, Tally tally, IntervalTally.@Nullable IntervalScores intervals) {
        /** Method and parameter. */
        String title() {
            return note.isEmpty() || method.endsWith(note) ? method : method + " " + note;
        }
    }

    /** @param learned name of the member that is a trained model; null without one */
    HorizonScores(Horizon horizon, List<String> memberNames, int mostPoints, @Nullable String learned) {
        this.learned = learned;
        this.horizon = horizon;
        this.memberNames = memberNames;
        this.validationErrors = new double[memberNames.size()];
        this.mostPoints = mostPoints;
        for (int j = 0; j < memberNames.size(); j++) {
            members.add(new Tally());
        }
    }

    Horizon horizon() {
        return horizon;
    }

    List<Point> points() {
        return points;
    }

    void validate(double[] said, double truth) {
        validated++;
        for (int j = 0; j < said.length; j++) {
            double error = Math.abs(said[j] - truth);
            validationErrors[j] += Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
        }
    }

    void add(int unit, int block, double truth, double[] said, QuantileForecast forecast, QuantileForecast model) {
        for (int j = 0; j < said.length; j++) {
            members.get(j).add(unit, block, truth, said[j]);
        }
        combined.add(unit, block, truth, forecast.median());
        if (!Double.isNaN(forecast.median())) {
            intervals.add(truth, forecast);
        }
        if (!Double.isNaN(model.median())) {
            learnedIntervals.add(truth, model);
        }
    }

    void plot(int row, double truth, QuantileForecast forecast) {
        if (points.size() < mostPoints) {
            points.add(new Point(row, truth, forecast));
        }
    }

    Line combined() {
        return new Line(COMBINED, "", combined, intervals.scores());
    }

    /**
     * The simple methods, one line each with the parameter that had the smallest error on the validation rows (the first one if
     * there are none), in a fixed order; methods that did not forecast every target are left out.
     */
    List<Line> simple() {
        Map<String, Integer> best = new LinkedHashMap<>();
        for (int j = 0; j < memberNames.size(); j++) {
            String method = method(j);
            if (ours(method) || method.equals(learned) || !members.get(j).complete()) {
                continue;
            }
            Integer before = best.get(method);
            boolean better = before == null || (validated > 0 && validationErrors[j] < validationErrors[before]);
            if (better) {
                best.put(method, j);
            }
        }
        List<Line> lines = new ArrayList<>();
        best.forEach((method, j) -> lines.add(line(method, j)));
        return lines;
    }

    /** The trained model by itself; empty without one, and when it was silent on a target. */
    Optional<Line> learned() {
        int at = learned == null ? -1 : memberNames.indexOf(learned);
        return at < 0 || !members.get(at).complete()
                ? Optional.empty()
                : Optional.of(new Line(memberNames.get(at), "", members.get(at), learnedIntervals.scores()));
    }

    /** This product's own members, every parameter. */
    List<Line> own() {
        List<Line> lines = new ArrayList<>();
        for (int j = 0; j < memberNames.size(); j++) {
            if (ours(method(j)) && members.get(j).complete()) {
                lines.add(line(memberNames.get(j), j));
            }
        }
        return lines;
    }

    private Line line(String method, int member) {
        String name = memberNames.get(member);
        int blank = name.indexOf(' ');
        return new Line(method, blank < 0 ? "" : name.substring(blank + 1), members.get(member), null);
    }

    private String method(int member) {
        String name = memberNames.get(member);
        int blank = name.indexOf(' ');
        return blank < 0 ? name : name.substring(0, blank);
    }

    private static boolean ours(String method) {
        return method.startsWith("mean_") || method.startsWith("median_") || method.equals("slot_median");
    }
}
