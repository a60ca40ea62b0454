package io.rantwin.xapp.alarm;

/** What is to be done with an alarm, in the alarm manager's words. */
public enum AlarmAction {
    RAISE,
    CLEAR,
    /** Clears all alarms of the managed object and application. */
    CLEARALL
}
