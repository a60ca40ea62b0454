package io.rantwin.planner.plan;

import io.rantwin.planner.gate.GateCase;
import io.rantwin.planner.gate.GateReport;

/** A plan before the gate, with its canary, and what the gate says. */
public record Proved(GateCase it, GateReport report) {}
