package io.rantwin.planner;

import io.rantwin.planner.audit.AuditCommand;
import io.rantwin.planner.chaos.ChaosCommand;
import io.rantwin.planner.demo.DemoCommand;
import io.rantwin.planner.desired.commands.PolicyCommand;
import io.rantwin.planner.evaluation.ForecastCommand;
import io.rantwin.planner.federated.commands.FederatedCommand;
import io.rantwin.planner.history.commands.DataCommand;
import io.rantwin.planner.plan.commands.PlanCommand;
import io.rantwin.planner.rest.RappCommand;
import io.rantwin.planner.study.StudyCommand;
import io.rantwin.planner.sweep.commands.SweepCommand;
import io.rantwin.planner.training.commands.ModelsCommand;
import io.rantwin.planner.training.commands.TrainCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The planner's commands, begun by {@code ./rantwin}. */
@Command(
        name = "rantwin",
        mixinStandardHelpOptions = true,
        version = "rantwin 0.1.0-SNAPSHOT",
        description = "The non-RT side of RAN Twin.",
        subcommands = {
            ForecastCommand.class,
            AuditCommand.class,
            DataCommand.class,
            PolicyCommand.class,
            PlanCommand.class,
            SweepCommand.class,
            StudyCommand.class,
            TrainCommand.class,
            ModelsCommand.class,
            FederatedCommand.class,
            RappCommand.class,
            DemoCommand.class,
            ChaosCommand.class
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Exit code 0 done, 1 failed, 2 wrong usage. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
