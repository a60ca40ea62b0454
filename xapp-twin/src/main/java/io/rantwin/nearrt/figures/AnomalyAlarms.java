package io.rantwin.nearrt.figures;

import io.rantwin.nearrt.live.AnomalyView;
import io.rantwin.twin.anomaly.FaultKind;
import io.rantwin.xapp.alarm.AlarmDefinition;
import io.rantwin.xapp.alarm.AlarmSeverity;
import io.rantwin.xapp.alarm.Alarms;
import java.util.List;
import java.util.function.Consumer;

/** Raises an alarm for each cell that is not to be believed or does not serve. A surge of load is none: it is shown only. */
public final class AnomalyAlarms implements Consumer<AnomalyView> {
    /** A cell's reports are not to be believed. */
    public static final int LIAR = 8_613;
    /** A cell does not serve as it should. */
    public static final int TROUBLE = 8_614;

    private final Alarms alarms;

    /** Raises them there. */
    public AnomalyAlarms(Alarms alarms) {
        this.alarms = alarms;
    }

    /** What the alarm manager has to be told. */
    public static List<AlarmDefinition> definitions() {
        return List.of(
                new AlarmDefinition(
                        LIAR,
                        "The reports of a cell contradict each other or its neighbours",
                        "Processing error",
                        "Look at the counters of the cell; where it is quarantined, its reports are held out meanwhile",
                        0,
                        0,
                        0),
                new AlarmDefinition(
                        TROUBLE,
                        "A cell serves nobody, gets worse, is disturbed, or its hardware is on a bad way",
                        "Equipment alarm",
                        "rantwin twin anomalies says what speaks for it and where it may have begun",
                        0,
                        0,
                        0));
    }

    @Override
    public void accept(AnomalyView view) {
        if (view.kind() == FaultKind.LOAD_SURGE) {
            return;
        }
        int problem = view.kind() == FaultKind.LIAR_CELL ? LIAR : TROUBLE;
        String where = view.cellId() + " " + view.kind();
        if (view.closed()) {
            alarms.clear(problem, where);
        } else {
            AlarmSeverity severity = view.kind() == FaultKind.SLEEPING_CELL ? AlarmSeverity.MAJOR : AlarmSeverity.MINOR;
            alarms.raise(problem, severity, where, String.join("; ", view.reasons()));
        }
    }
}
