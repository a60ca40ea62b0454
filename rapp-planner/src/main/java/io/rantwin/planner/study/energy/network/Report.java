package io.rantwin.planner.study.energy.network;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.gate.EvidenceJson;
import io.rantwin.planner.gate.GateReport;
import io.rantwin.planner.plan.Trial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the study found, as text, JSON and pictures. */
final class Report {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Report() {}

    /** Writes all files. */
    static List<Path> write(EnergyStudy.Findings found, Conditions conditions) throws IOException {
        Path folder = conditions.folder();
        List<Path> files = new ArrayList<>();
        files.add(Files.writeString(folder.resolve("report.txt"), text(found, conditions), StandardCharsets.UTF_8));
        files.add(Files.writeString(
                folder.resolve("report.json"),
                json(found, conditions).toPrettyString() + "\n",
                StandardCharsets.UTF_8));
        files.addAll(Pictures.write(runs(found), folder));
        return files;
    }

    private static Map<String, Tally> runs(EnergyStudy.Findings found) {
        Map<String, Tally> runs = new LinkedHashMap<>();
        runs.put("no sleep", found.none());
        put(runs, "threshold rule", found.threshold());
        put(runs, "minimal cells", found.minimal());
        runs.put("policy of the plan", found.saving().tally());
        return runs;
    }

    private static void put(Map<String, Tally> runs, String name, @Nullable Tally tally) {
        if (tally != null) {
            runs.put(name, tally);
        }
    }

    /** For people. */
    static String text(EnergyStudy.Findings found, Conditions conditions) {
        StringBuilder text = new StringBuilder(conditions.words()).append("\n\n");
        Learned learned = found.saving().learned();
        if (learned != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "learned: mean load %.1f %%, luck of a report %.1f points (%.0f %% of its variance in common to"
                            + " all cells), of the power %.1f %%%n",
                    100 * learned.meanLoad(),
                    learned.luckPoints(),
                    100 * learned.luckInCommon(),
                    100 * learned.wattLuck()));
        }
        Planned planned = found.saving().planned();
        if (planned != null) {
            for (Trial trial : planned.plan().trials()) {
                trial(trial, text);
            }
            for (Trial trial : planned.plan().baselines()) {
                trial(trial, text);
            }
            planned.refused().forEach(each -> text.append("gate: ").append(each).append('\n'));
            text.append("gate: ")
                    .append(planned.candidate())
                    .append(": ")
                    .append(planned.report().sentence())
                    .append("\n\n");
        }
        text.append(String.format(
                Locale.ROOT,
                "%-20s %10s %8s %8s %8s %8s %9s %8s %8s %8s %8s%n",
                "network, " + found.none().days() + " days",
                "kWh a day",
                "saved",
                "sleeps",
                "asleep",
                "unmet",
                "carried",
                "links",
                "full",
                "dropped",
                "load"));
        runs(found)
                .forEach((name, tally) -> text.append(String.format(
                        Locale.ROOT,
                        "%-20s %10.2f %7.1f%% %8.1f %7.1f%% %7.2f%% %8.1f%% %8.1f %7.2f%% %7.3f%% %7.1f%%%n",
                        name,
                        conditions.compression() * tally.kilowattHours() / tally.days(),
                        100 * tally.savedAgainst(found.none()),
                        (double) tally.sleeps() / tally.days(),
                        100 * tally.asleepShare(),
                        100 * tally.unmetShare(),
                        100 * tally.servedAgainst(found.none()),
                        (double) tally.linksLost() / tally.days(),
                        100 * tally.fullShare(),
                        100 * tally.droppedShare(),
                        100 * tally.loadShare())));
        text.append(
                "kWh of a whole day of 24 h; sleeps a day; unmet: intervals, cells by quarters of an hour, in which over 2 % of the offered"
                        + " bits were dropped or users had less than 1 Mbit/s; carried: bits that reached users, against no sleep (players"
                        + " take lower video qualities where they get less); links: radio links lost a day; full: with a load above 90 %\n\n");
        found.none()
                .carrierKilowattHours()
                .forEach((carrier, before) -> text.append(String.format(
                        Locale.ROOT,
                        "of %s, %.1f %% of the energy, the policy saves %.1f %%%n",
                        carrier,
                        100 * before / found.none().kilowattHours(),
                        100
                                * (1
                                        - found.saving()
                                                        .tally()
                                                        .carrierKilowattHours()
                                                        .getOrDefault(carrier, 0.0)
                                                / before))));
        course("as foreseen", found.saving(), text);
        if (found.stadium() != null) {
            course("stadium", found.stadium(), text);
        }
        GateReport conflict = found.conflict();
        if (conflict != null) {
            text.append("conflict: ").append(conflict.sentence()).append('\n');
        }
        text.append(found.reachesTheBar() ? "\nThe bar of 13 % is reached.\n" : "\nThe bar of 13 % is not reached.\n");
        return text.toString();
    }

    private static void trial(Trial trial, StringBuilder text) {
        text.append(String.format(
                Locale.ROOT,
                "foretold: %-28s saves %5.1f %%, %5.1f sleeps a day, unmet %.2f %% (%.2f %% without)%s%n",
                trial.name(),
                100 * trial.gain().savedShare(),
                trial.gain().sleeps(),
                100 * trial.gain().unmetWith(),
                100 * trial.gain().unmetWithout(),
                trial.breaksRails() ? ", breaks rails" : ""));
    }

    private static void course(String name, Course.Outcome outcome, StringBuilder text) {
        for (Course.Step step : outcome.steps()) {
            text.append(String.format(
                    Locale.ROOT, "%s: %s at %.1f h: %s%n", name, step.phase(), step.hours(), step.sentence()));
        }
    }

    /** For programs. */
    static ObjectNode json(EnergyStudy.Findings found, Conditions conditions) {
        ObjectNode json = NODES.objectNode();
        json.put("conditions", conditions.words());
        json.put("compression", conditions.compression());
        json.put("reachesTheBar", found.reachesTheBar());
        ObjectNode all = json.putObject("runs");
        runs(found).forEach((name, tally) -> {
            ObjectNode one = all.putObject(name);
            one.put("days", tally.days());
            one.put("kilowattHoursSqueezed", tally.kilowattHours());
            one.put("savedShare", tally.savedAgainst(found.none()));
            one.put("sleeps", tally.sleeps());
            one.put("asleepShare", tally.asleepShare());
            one.put("unmetShare", tally.unmetShare()).put("fullShare", tally.fullShare());
            one.put("carriedShare", tally.servedAgainst(found.none()));
            one.put("linksLost", tally.linksLost());
            one.put("droppedShare", tally.droppedShare());
            one.put("loadShare", tally.loadShare());
            for (double day : tally.dayKilowattHours()) {
                one.withArray("kilowattHoursOfDays").add(day);
            }
        });
        Planned planned = found.saving().planned();
        if (planned != null) {
            json.set("gate", EvidenceJson.write(planned.report()));
        }
        steps(json, "asForeseen", found.saving());
        if (found.stadium() != null) {
            steps(json, "stadium", found.stadium());
        }
        if (found.conflict() != null) {
            json.set("conflict", EvidenceJson.write(found.conflict()));
        }
        return json;
    }

    private static void steps(ObjectNode json, String name, Course.Outcome outcome) {
        for (Course.Step step : outcome.steps()) {
            json.withArray(name)
                    .addObject()
                    .put("hours", step.hours())
                    .put("phase", step.phase().name())
                    .put("sentence", step.sentence());
        }
    }
}
