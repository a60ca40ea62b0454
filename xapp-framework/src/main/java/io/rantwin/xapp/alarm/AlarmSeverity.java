package io.rantwin.xapp.alarm;

/** Perceived severity, in the alarm manager's words. */
public enum AlarmSeverity {
    UNSPECIFIED,
    CRITICAL,
    MAJOR,
    MINOR,
    WARNING,
    CLEARED,
    DEFAULT
}
