package io.rantwin.xapp.alarm;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The alarms of one application that are up. Raising one that is up and clearing one that is not does nothing, so that whoever
 * sees a trouble may say so each time. Thread-safe.
 */
public final class Alarms {
    private final String managedObjectId;
    private final String applicationId;
    private final AlarmSender sender;
    private final InstantSource clock;
    private final Map<Alarm.Identity, Alarm> active = new LinkedHashMap<>();

    /**
     * @param managedObjectId of all its alarms
     * @param applicationId of all its alarms: the xApp's name
     * @param sender brings them to the alarm manager
     * @param clock gives the time
     */
    public Alarms(String managedObjectId, String applicationId, AlarmSender sender, InstantSource clock) {
        this.managedObjectId = managedObjectId;
        this.applicationId = applicationId;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * Raises an alarm unless it is up with the same severity.
     *
     * @return whether it was sent
     */
    public synchronized boolean raise(
            int specificProblem, AlarmSeverity severity, String identifyingInfo, String additionalInfo) {
        Alarm alarm =
                new Alarm(managedObjectId, applicationId, specificProblem, severity, identifyingInfo, additionalInfo);
        Alarm up = active.get(alarm.identity());
        if (up != null && up.perceivedSeverity() == severity) {
            return false;
        }
        active.put(alarm.identity(), alarm);
        sender.send(alarm, AlarmAction.RAISE, clock.instant());
        return true;
    }

    /**
     * Clears an alarm if it is up.
     *
     * @return whether it was sent
     */
    public synchronized boolean clear(int specificProblem, String identifyingInfo) {
        Alarm up = active.remove(new Alarm.Identity(managedObjectId, applicationId, specificProblem, identifyingInfo));
        if (up == null) {
            return false;
        }
        sender.send(cleared(up), AlarmAction.CLEAR, clock.instant());
        return true;
    }

    /** Clears all that are up, one by one. */
    public synchronized void clearAll() {
        for (Alarm up : active.values()) {
            sender.send(cleared(up), AlarmAction.CLEAR, clock.instant());
        }
        active.clear();
    }

    /**
     * Clears whatever the alarm manager still has of this application, for instance from a life that ended without clearing. Alarms
     * that are up are raised again.
     */
    public synchronized void startAfresh() {
        Alarm all = new Alarm(managedObjectId, applicationId, 0, AlarmSeverity.CLEARED, "", "");
        sender.send(all, AlarmAction.CLEARALL, clock.instant());
        for (Alarm up : active.values()) {
            sender.send(up, AlarmAction.RAISE, clock.instant());
        }
    }

    /** What has become of those that were sent. */
    public AlarmCounts counts() {
        return sender.counts();
    }

    /** The alarms that are up, oldest first. */
    public synchronized List<Alarm> active() {
        return List.copyOf(active.values());
    }

    private static Alarm cleared(Alarm up) {
        return new Alarm(
                up.managedObjectId(),
                up.applicationId(),
                up.specificProblem(),
                AlarmSeverity.CLEARED,
                up.identifyingInfo(),
                up.additionalInfo());
    }
}
