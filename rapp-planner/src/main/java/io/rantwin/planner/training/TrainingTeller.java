package io.rantwin.planner.training;

import io.rantwin.planner.terminal.Progress;

/** Hears how a training goes. What it throws ends the training. */
public interface TrainingTeller {
    /** Something begins that takes so many steps; it is closed at its end. Without a bar, steps are told in sentences. */
    Progress begin(String task, long steps);

    /** A sentence about what is done. */
    void say(String sentence);
}
