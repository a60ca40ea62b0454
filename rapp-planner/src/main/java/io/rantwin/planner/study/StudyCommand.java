package io.rantwin.planner.study;

import io.rantwin.planner.study.energy.TwinEnergyStudyCommand;
import io.rantwin.planner.study.energy.network.EnergyStudyCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin study}. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        description = "Experiments with stated conditions, to be run again by anybody.",
        subcommands = {AllocationCommand.class, EnergyStudyCommand.class, TwinEnergyStudyCommand.class})
public final class StudyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "study needs a command: allocation, energy or energy-twin");
    }
}
