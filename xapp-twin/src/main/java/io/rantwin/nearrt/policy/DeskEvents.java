package io.rantwin.nearrt.policy;

import io.rantwin.nearrt.control.ControlEvents;
import io.rantwin.twin.enforcement.PlannedAction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands on what becomes of controls: to the policy desk, which comes after the control desk, and to whoever raises alarms. */
public final class DeskEvents implements ControlEvents {
    private final Consumer<String> alarm;
    private volatile @Nullable PolicyDesk desk;

    /** @param alarm takes a sentence for people and returns at once */
    public DeskEvents(Consumer<String> alarm) {
        this.alarm = alarm;
    }

    /** From now on the desk is told. */
    public void attach(PolicyDesk policyDesk) {
        desk = policyDesk;
    }

    @Override
    public void changed(String policyId) {
        PolicyDesk attached = desk;
        if (attached != null) {
            attached.controlChanged(policyId);
        }
    }

    @Override
    public void ignored(PlannedAction planned, String how) {
        alarm.accept(
                "A control was acknowledged and ignored: " + planned.action().words() + "; " + how + ".");
    }

    @Override
    public void switched(boolean isEnabled, String reason) {
        alarm.accept("Control is " + (isEnabled ? "allowed again: " : "stopped: ") + reason + ".");
    }
}
