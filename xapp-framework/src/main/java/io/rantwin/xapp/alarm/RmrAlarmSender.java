package io.rantwin.xapp.alarm;

import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.http.BackOff;
import io.rantwin.xapp.rmr.MessageType;
import io.rantwin.xapp.rmr.Rmr;
import io.rantwin.xapp.rmr.RmrAddress;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends alarms as RMR messages of type {@link MessageType#RIC_ALARM_UPDATE} (13111) straight to the alarm manager. Nobody answers
 * them: "sent" means that they are on their way. The numbers must be known to the alarm manager already, for there are no
 * definitions by RMR. Thread-safe.
 */
public final class RmrAlarmSender implements AlarmSender {
    private static final Logger LOG = LoggerFactory.getLogger(RmrAlarmSender.class);
    private static final String MANAGED_ELEMENT = "ric";

    private final Rmr rmr;
    private final RmrAddress alarmManager;
    private final AlarmOutbox outbox;

    /**
     * @param rmr sends
     * @param alarmManager its RMR address
     * @param queue where alarms wait
     * @param clock gives the time
     * @param random spreads the tries
     */
    public RmrAlarmSender(
            Rmr rmr, RmrAddress alarmManager, AlarmQueue queue, InstantSource clock, RandomGenerator random) {
        this.rmr = rmr;
        this.alarmManager = alarmManager;
        this.outbox = new AlarmOutbox(
                alarmManager.toString(),
                queue,
                new BackOff(Duration.ofMillis(200), Duration.ofSeconds(30), random),
                new Complaints(LOG, clock),
                clock);
    }

    @Override
    public synchronized void send(Alarm alarm, AlarmAction action, Instant time) {
        outbox.add(alarm, action, time);
    }

    @Override
    public synchronized AlarmCounts counts() {
        return outbox.counts();
    }

    @Override
    public synchronized void tick() {
        for (AlarmQueue.Entry entry = outbox.due(); entry != null; entry = outbox.due()) {
            RmrMessage message = RmrMessage.of(MessageType.RIC_ALARM_UPDATE.number(), entry.json())
                    .withManagedElement(MANAGED_ELEMENT);
            SendResult result = rmr.sendTo(alarmManager, message);
            switch (result) {
                case SENT -> outbox.taken(entry);
                case TOO_LARGE, CLOSED ->
                    outbox.refused(entry, "an alarm cannot be sent (" + result + ")", "to " + alarmManager);
                case FULL, UNREACHABLE, NO_ROUTE ->
                    outbox.tryAgain("alarms wait (" + result + ")", "for " + alarmManager);
            }
        }
    }
}
