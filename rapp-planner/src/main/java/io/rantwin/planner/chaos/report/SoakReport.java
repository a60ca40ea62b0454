package io.rantwin.planner.chaos.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.chaos.invariant.Footprint;
import io.rantwin.planner.chaos.invariant.Invariant;
import io.rantwin.planner.chaos.schedule.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What came of a soak.
 *
 * @param isOver whether it came to its end
 * @param our how long it took, from the first sight on
 * @param networkTime that passed in the network itself meanwhile
 * @param looks at all processes
 * @param acknowledged wishes of the operator
 * @param recoveries of the faults that began, in order
 * @param verdicts of the invariants
 * @param footprints of the processes
 */
public record SoakReport(
        Schedule schedule,
        double speed,
        boolean isOver,
        Duration our,
        Duration networkTime,
        long looks,
        long acknowledged,
        List<Recovery> recoveries,
        List<Verdict> verdicts,
        List<Footprint> footprints) {
    private static final double MILLIS = 1000;

    /** An invariant and what it found. */
    public record Verdict(String name, String promise, Invariant.Finding finding) {
        /** Held or broken. */
        public String word() {
            return finding.holds() ? "HELD" : "BROKEN";
        }
    }

    public SoakReport {
        recoveries = List.copyOf(recoveries);
        verdicts = List.copyOf(verdicts);
        footprints = List.copyOf(footprints);
    }

    /** Whether it came to its end, every fault could be made, and every invariant held. */
    public boolean holds() {
        return isOver
                && recoveries.stream().allMatch(each -> each.trouble().isEmpty())
                && verdicts.stream().allMatch(each -> each.finding().holds());
    }

    /** In a sentence. */
    public String sentence() {
        long made = recoveries.stream().filter(each -> each.trouble().isEmpty()).count();
        double[] took = recoveries.stream()
                .map(Recovery::took)
                .filter(each -> each != null)
                .mapToDouble(each -> each.toMillis() / MILLIS)
                .sorted()
                .toArray();
        return String.format(
                Locale.ROOT,
                "%s Seed %d, %s of network time in %d s, %d faults, %d wishes; %s",
                !isOver ? "It was ended before its end." : holds() ? "All invariants held." : "Not everything held.",
                schedule.seed(),
                time(networkTime),
                our.toSeconds(),
                made,
                acknowledged,
                took.length == 0
                        ? "no recovery was seen."
                        : String.format(
                                Locale.ROOT,
                                "whole again after %.1f s in the median, %.1f s at the most.",
                                took[took.length / 2],
                                took[took.length - 1]));
    }

    /** Hours, minutes and seconds. */
    static String time(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    /** A fault in a line. */
    static String line(Recovery recovery) {
        Duration took = recovery.took();
        String after = took != null
                ? String.format(Locale.ROOT, "whole again after %.1f s", took.toMillis() / MILLIS)
                : "not seen whole again";
        return time(recovery.blow().at()) + "  " + recovery.blow().fault().words() + ", for "
                + recovery.blow().fault().lasts().toSeconds() + " s: "
                + (recovery.trouble().isEmpty() ? after : "NOT DONE: " + recovery.trouble());
    }

    /** For a terminal: faults, verdicts with their evidence, and the sentence. */
    public List<String> text() {
        List<String> lines = new ArrayList<>();
        recoveries.forEach(each -> lines.add(line(each)));
        lines.add("");
        for (Verdict each : verdicts) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-6s  %s: %s",
                    each.word(),
                    each.promise(),
                    each.finding().sentence()));
            each.finding().evidence().forEach(breach -> lines.add("        " + breach));
        }
        lines.add("");
        lines.add(sentence());
        return lines;
    }

    /** For machines. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("holds", holds())
                .put("isOver", isOver)
                .put("seed", schedule.seed())
                .put("speed", speed)
                .put("seconds", our.toMillis() / MILLIS)
                .put("networkSeconds", networkTime.toMillis() / MILLIS)
                .put("looks", looks)
                .put("wishesAcknowledged", acknowledged);
        ArrayNode all = json.putArray("invariants");
        for (Verdict each : verdicts) {
            ObjectNode one = all.addObject()
                    .put("name", each.name())
                    .put("promise", each.promise())
                    .put("verdict", each.word())
                    .put("sentence", each.finding().sentence());
            each.finding().evidence().forEach(one.putArray("evidence")::add);
            one.set("figures", each.finding().figures());
        }
        ArrayNode faults = json.putArray("faults");
        for (Recovery each : recoveries) {
            ObjectNode one = faults.addObject()
                    .put("at", time(each.blow().at()))
                    .put("kind", each.blow().fault().kind())
                    .put("target", each.blow().fault().target())
                    .put("words", each.blow().fault().words())
                    .put("networkSeconds", each.blow().fault().lasts().toSeconds());
            each.seen().forEach(one.putArray("seen")::add);
            Duration took = each.took();
            if (took != null) {
                one.put("recoverySeconds", took.toMillis() / MILLIS);
            }
            if (!each.figures().isEmpty()) {
                one.put("counted", each.figures());
            }
            if (!each.trouble().isEmpty()) {
                one.put("trouble", each.trouble());
            }
        }
        ArrayNode weights = json.putArray("footprints");
        footprints.forEach(each -> weights.addObject()
                .put("program", each.program())
                .put("at", time(each.at()))
                .put("heapMebibytes", Math.round(each.heapMebibytes() * 10) / 10.0)
                .put("residentMebibytes", each.residentMebibytes())
                .put("threads", each.threads())
                .put("files", each.files()));
        return json;
    }
}
