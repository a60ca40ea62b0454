package io.rantwin.planner.sweep.commands;

import io.rantwin.planner.sweep.SweepException;
import io.rantwin.planner.sweep.plan.PlanException;
import io.rantwin.planner.sweep.results.SqliteSweeps;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rantwin sweep resume}. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Goes on with a sweep that was stopped or killed: what was answered stays, bit for bit.")
final class ResumeCommand extends SweepCall {
    @Parameters(paramLabel = "ID", description = "The sweep, or how its id begins.")
    private String id;

    @Override
    Asked ask(SqliteSweeps store) throws SweepException, PlanException {
        return KeptSweep.read(store, id);
    }
}
