package io.rantwin.planner.offer;

import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.commands.RappClient;
import io.rantwin.planner.desired.commands.ServerOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command about models that asks a running planner; says in its words why not. */
abstract class PlannerCall implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    private ServerOptions server;

    /** Asks and prints. */
    abstract void ask(RappClient planner) throws DesiredException;

    @Override
    public final Integer call() {
        RappClient planner = server.client();
        if (planner == null) {
            throw new ParameterException(spec.commandLine(), "--server names the planner to ask");
        }
        try {
            ask(planner);
            spec.commandLine().getOut().flush();
            return 0;
        } catch (DesiredException failed) {
            spec.commandLine().getErr().println("rantwin: " + failed.getMessage());
            return 1;
        }
    }
}
