package io.rantwin.planner.gate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Reports of the gate as JSON, for the audit log and the console. */
public final class EvidenceJson {
    private static final int MOST_TEXTS = 50;

    private EvidenceJson() {}

    /** A report with all its evidence. */
    public static ObjectNode write(GateReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("policyId", report.policyId()).put("passes", report.passes());
        ArrayNode checks = json.putArray("checks");
        for (CheckReport check : report.checks()) {
            ObjectNode one = checks.addObject();
            one.put("number", check.kind().number())
                    .put("check", check.kind().title())
                    .put("passed", check.passed())
                    .put("sentence", check.sentence());
            evidence(one.putObject("evidence"), check.evidence());
        }
        return json;
    }

    private static void evidence(ObjectNode to, Evidence evidence) {
        switch (evidence) {
            case Evidence.Schema e -> {
                to.put("stages", e.stages());
                texts(to, "mistakes", e.mistakes());
                texts(to, "remarks", e.remarks());
                texts(to, "unservable", e.unservable());
            }
            case Evidence.Conflicts e -> {
                to.put("active", e.active()).put("days", e.days());
                texts(to, "direct", e.direct());
                texts(to, "indirect", e.indirect());
            }
            case Evidence.Rails e -> rails(to, e.rails());
            case Evidence.Fidelity e -> {
                number(to, "least", e.least());
                ArrayNode cells = to.putArray("touched");
                e.touched().stream().limit(MOST_TEXTS).forEach(each -> {
                    ObjectNode cell = cells.addObject().put("cellId", each.cellId());
                    number(cell, "fidelity", each.fidelity());
                });
            }
            case Evidence.Gain e -> {
                to.put("draws", e.draws()).put("powerSet", e.powerSet());
                number(to, "savedKilowattHours", e.savedKilowattHours());
                number(to, "lowerBound", e.lowerBound());
                number(to, "confidence", e.confidence());
                number(to, "savedShare", e.savedShare());
                number(to, "transitionKilowattHours", e.transitionKilowattHours());
                number(to, "sleeps", e.sleeps());
                number(to, "unmetWithout", e.unmetWithout());
                number(to, "unmetWith", e.unmetWith());
            }
            case Evidence.FigureGain e -> {
                to.put("draws", e.draws()).put("figure", e.figure()).put("unit", e.unit());
                number(to, "without", e.without());
                number(to, "with", e.with());
                number(to, "gain", e.gain());
                number(to, "lowerBound", e.lowerBound());
                number(to, "confidence", e.confidence());
                number(to, "unmetWithout", e.unmetWithout());
                number(to, "unmetWith", e.unmetWith());
            }
            case Evidence.Canary e -> {
                texts(to, "canaryCells", e.canaryCells());
                to.put("scopeCells", e.scopeCells());
                rails(to, e.rails());
            }
            case Evidence.Watch e -> {
                to.put("series", e.series())
                        .put("reports", e.reports())
                        .put("reportsToNotice", e.reportsToNotice())
                        .put("reportsToNoticeMore", e.reportsToNoticeMore());
                number(to, "threshold", e.threshold());
                number(to, "falseWithdrawal", e.falseWithdrawal());
                number(to, "effectReports", e.effectReports());
            }
            case Evidence.NotAsked e -> to.put("notAsked", e.because());
        }
    }

    private static void rails(ObjectNode to, List<Evidence.RailCount> rails) {
        ArrayNode array = to.putArray("rails");
        for (Evidence.RailCount each : rails) {
            ObjectNode rail = array.addObject()
                    .put("rail", each.rail())
                    .put("draws", each.draws())
                    .put("broken", each.broken());
            number(rail, "upperBound", each.upperBound());
            number(rail, "confidence", each.confidence());
            number(rail, "allowed", each.allowed());
            texts(rail, "cells", each.cells());
        }
    }

    private static void texts(ObjectNode to, String name, List<String> texts) {
        ArrayNode array = to.putArray(name);
        texts.stream().limit(MOST_TEXTS).forEach(array::add);
        if (texts.size() > MOST_TEXTS) {
            array.add("and " + (texts.size() - MOST_TEXTS) + " more");
        }
    }

    // JSON has no NaN and no infinity.
    private static void number(ObjectNode to, String name, double value) {
        if (Double.isFinite(value)) {
            to.put(name, value);
        } else {
            to.putNull(name);
        }
    }
}
