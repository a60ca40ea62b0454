package io.rantwin.nearrt.control;

import io.rantwin.twin.enforcement.PlannedAction;

/** Is told of what becomes of controls. Called without locks held where not said otherwise; returns at once. */
public interface ControlEvents {
    /** Nobody listens. */
    ControlEvents NONE = new ControlEvents() {
        @Override
        public void changed(String policyId) {}

        @Override
        public void ignored(PlannedAction planned, String how) {}

        @Override
        public void switched(boolean isEnabled, String reason) {}
    };

    /** Something became of a control that a policy caused. */
    void changed(String policyId);

    /** A control was acknowledged, and nothing moved in time; may be called with the desk's lock held. */
    void ignored(PlannedAction planned, String how);

    /** The kill switch was used. */
    void switched(boolean isEnabled, String reason);
}
