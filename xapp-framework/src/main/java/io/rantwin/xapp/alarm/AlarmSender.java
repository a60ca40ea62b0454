package io.rantwin.xapp.alarm;

import java.time.Instant;

/** Brings alarms to the alarm manager, in the order they are handed over. Thread-safe; no method blocks. */
public interface AlarmSender {
    /**
     * Hands an alarm over for sending.
     *
     * @param action what to do with it
     * @param time when it happened
     */
    void send(Alarm alarm, AlarmAction action, Instant time);

    /** Sends what is due; called a few times a second by the owner. */
    void tick();

    /** What has become of the alarms so far. */
    AlarmCounts counts();
}
