package io.rantwin.planner.gate;

/**
 * What one check says.
 *
 * @param kind which one
 * @param passed whether the policy may go on
 * @param sentence for people
 * @param evidence the same as data
 */
public record CheckReport(CheckKind kind, boolean passed, String sentence, Evidence evidence) {}
