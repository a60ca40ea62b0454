package io.rantwin.planner.history.sources;

import io.rantwin.planner.history.intake.PmFormatException;
import io.rantwin.planner.history.intake.PmReport;

/** Why something that came in is not in the history. The first five are of whole records, which are kept aside. */
public enum Refusal {
    /** The record is no JSON. */
    NO_JSON("records that are no JSON"),
    /** The record is JSON, but no report. */
    NO_REPORT("records that are no report"),
    /** The record is longer than is read. */
    TOO_LARGE("records too large"),
    /** The report's period lies in the future. */
    AHEAD_OF_TIME("reports of a time to come"),
    /** The history does not take it: a mistake of the program, kept aside to be found. */
    NOT_TAKEN("reports that the history refuses"),
    /** The node itself, or the twin, does not trust the value. */
    SUSPECT("suspect values"),
    /** The value is empty. */
    NO_VALUE("empty values"),
    /** The value is no finite number. */
    NO_NUMBER("values that are no number"),
    /** The value points to no measurement type. */
    NO_TYPE("values without a type"),
    /** The value is of an object that is no cell, or of none of ours. */
    NO_CELL("values of objects that are no cells"),
    /** Too many different names of measurements came in. */
    TOO_MANY_NAMES("values with one name too many"),
    /** Retention has dropped this time already. */
    TOO_OLD("rows of a dropped time"),
    /** The row comes far oftener than its granularity says. */
    TOO_DENSE("rows too dense");

    private final String words;

    Refusal(String words) {
        this.words = words;
    }

    /** For people, in the plural. */
    public String words() {
        return words;
    }

    /** The same as the parser says it. */
    public static Refusal of(PmFormatException.Kind kind) {
        return switch (kind) {
            case NO_JSON -> NO_JSON;
            case NO_REPORT -> NO_REPORT;
            case TOO_LARGE -> TOO_LARGE;
        };
    }

    /** The same as the parser says it. */
    public static Refusal of(PmReport.Flaw flaw) {
        return switch (flaw) {
            case NO_VALUE -> NO_VALUE;
            case NO_NUMBER -> NO_NUMBER;
            case NO_TYPE -> NO_TYPE;
        };
    }
}
