package io.rantwin.harness.ran.fault;

/** Something that goes wrong, without a time. Every figure is the one at full strength. */
public sealed interface Fault permits NetworkFault, ReportFault {
    /** Name in scenario files and in the record of the truth, such as {@code sleepingCell}. */
    String kind();
}
