package io.rantwin.planner.gate;

import io.rantwin.planner.configuration.Configuration;
import io.rantwin.planner.ensemble.Timeline;
import java.util.Set;

/** What somebody wants in force, read, in the form that the twin can follow. */
public sealed interface Proposal {
    /** Its id. */
    String policyId();

    /** Cells that it names. */
    Set<String> cellIds();

    /** A policy: what it leads to, enforcement decides. */
    record Policy(Timeline timeline) implements Proposal {
        @Override
        public String policyId() {
            return timeline.policyId();
        }

        @Override
        public Set<String> cellIds() {
            return timeline.cellIds();
        }
    }

    /** Configuration: it is made as it says, once, and stays. */
    record Settings(String policyId, Configuration configuration) implements Proposal {
        @Override
        public Set<String> cellIds() {
            return configuration.cellIds();
        }
    }
}
