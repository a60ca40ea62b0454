package io.rantwin.nearrt.figures;

import io.rantwin.nearrt.configuration.TwinConfiguration.AlarmLimits;
import io.rantwin.xapp.alarm.AlarmDefinition;
import io.rantwin.xapp.alarm.AlarmSeverity;
import io.rantwin.xapp.alarm.Alarms;
import io.rantwin.xapp.http.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Raises an alarm when the loop lags, or when nothing comes from nodes that are connected. Ticked about five times a second. */
public final class TwinAlarms {
    /** The loop does not keep up with the reports. */
    public static final int LAG = 8_611;
    /** No report from any node. */
    public static final int SILENCE = 8_612;

    private static final double NANOS_PER_MILLI = 1e6;

    private final Alarms alarms;
    private final AlarmLimits limits;
    private final LongSupplier oldestUnreadNanos;
    private final LongSupplier indications;
    private final BooleanSupplier isAnyNodeConnected;
    private final LongSupplier nanoTime;
    private long lastCount;
    private volatile long lastNews;

    /**
     * Alarms of one xApp.
     *
     * @param oldestUnreadNanos age of the oldest unread report
     * @param indications so far
     */
    public TwinAlarms(
            Alarms alarms,
            AlarmLimits limits,
            LongSupplier oldestUnreadNanos,
            LongSupplier indications,
            BooleanSupplier isAnyNodeConnected,
            LongSupplier nanoTime) {
        this.alarms = alarms;
        this.limits = limits;
        this.oldestUnreadNanos = oldestUnreadNanos;
        this.indications = indications;
        this.isAnyNodeConnected = isAnyNodeConnected;
        this.nanoTime = nanoTime;
        lastNews = nanoTime.getAsLong();
    }

    /** What the alarm manager has to be told. */
    public static List<AlarmDefinition> definitions() {
        return List.of(
                new AlarmDefinition(
                        LAG,
                        "The twin does not keep up with the reports",
                        "Quality of service error",
                        "Give the xApp more processors or longer report periods",
                        0,
                        0,
                        0),
                new AlarmDefinition(
                        SILENCE,
                        "No report comes from any node",
                        "Communications error",
                        "Look at subscriptions, routes and the E2 termination",
                        0,
                        0,
                        0));
    }

    /** Whether reports come from the nodes that are connected, and are read in time. Any thread. */
    public Health health() {
        List<String> missing = new ArrayList<>();
        if (unreadMillis() > limits.unreadMillis()) {
            missing.add(unreadSentence());
        }
        if (isAnyNodeConnected.getAsBoolean() && silentMillis() > limits.silentMillis()) {
            missing.add(String.format(
                    Locale.ROOT, "nodes are connected and have sent no report for %.0f s", silentMillis() / 1e3));
        }
        return new Health(missing);
    }

    private double unreadMillis() {
        return oldestUnreadNanos.getAsLong() / NANOS_PER_MILLI;
    }

    private String unreadSentence() {
        return String.format(Locale.ROOT, "the oldest unread report is %.0f ms old", unreadMillis());
    }

    private double silentMillis() {
        return (nanoTime.getAsLong() - lastNews) / NANOS_PER_MILLI;
    }

    /** Looks. */
    public void tick() {
        double unread = unreadMillis();
        if (unread > limits.unreadMillis()) {
            alarms.raise(LAG, AlarmSeverity.MAJOR, "loop", unreadSentence());
        } else if (unread < limits.unreadMillis() / 2.0) {
            alarms.clear(LAG, "loop");
        }
        long count = indications.getAsLong();
        if (count != lastCount || !isAnyNodeConnected.getAsBoolean()) {
            lastCount = count;
            lastNews = nanoTime.getAsLong();
            alarms.clear(SILENCE, "loop");
        } else if (silentMillis() > limits.silentMillis()) {
            alarms.raise(SILENCE, AlarmSeverity.MAJOR, "loop", "nodes are connected and send no reports");
        }
    }
}
