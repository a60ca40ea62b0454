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
    private final InstantSource clock;
    private final BackOff backOff;
    private final Complaints complaints;
    private final AlarmQueue queue;
    private Instant nextTry = Instant.MIN;
    private long sent;
    private long refused;
    private long retries;

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
        this.queue = queue;
        this.clock = clock;
        this.backOff = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(30), random);
        this.complaints = new Complaints(LOG, clock);
    }

    @Override
    public synchronized void send(Alarm alarm, AlarmAction action, Instant time) {
        if (!queue.add(new AlarmQueue.Entry(alarm, action, time))) {
            complaints.add("alarms are dropped", "the queue to " + alarmManager + " is full");
        }
    }

    @Override
    public synchronized AlarmCounts counts() {
        return new AlarmCounts(sent, refused, queue.dropped(), retries, queue.size());
    }

    @Override
    public synchronized void tick() {
        AlarmQueue.Entry entry = queue.first();
        while (entry != null && !clock.instant().isBefore(nextTry)) {
            RmrMessage message = RmrMessage.of(MessageType.RIC_ALARM_UPDATE.number(), entry.json())
                    .withManagedElement(MANAGED_ELEMENT);
            SendResult result = rmr.sendTo(alarmManager, message);
            switch (result) {
                case SENT -> {
                    sent++;
                    queue.remove(entry);
                    backOff.reset();
                }
                case TOO_LARGE, CLOSED -> {
                    refused++;
                    queue.remove(entry);
                    complaints.add("an alarm cannot be sent (" + result + ")", "to " + alarmManager);
                }
                case FULL, UNREACHABLE, NO_ROUTE -> {
                    retries++;
                    nextTry = clock.instant().plus(backOff.next());
                    complaints.add("alarms wait (" + result + ")", "for " + alarmManager);
                }
            }
            entry = queue.first();
        }
    }
}
