package io.rantwin.xapp.rmr;

/** What became of a section of a route table. */
sealed interface TableOutcome {
    /** What the route manager called the table, maybe empty. */
    String tableId();

    /** New routes are in force. */
    record RoutesActive(String tableId, int records) implements TableOutcome {}

    /** New owners of managed elements are in force. */
    record ManagedElementsActive(String tableId, int records) implements TableOutcome {}

    /** The section was dropped; what was in force stays. */
    record Refused(String tableId, String reason) implements TableOutcome {}
}
