package io.rantwin.planner.desired.commands;

import io.rantwin.planner.desired.DesiredException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rantwin policy halt}: the kill switch. */
@Command(
        name = "halt",
        mixinStandardHelpOptions = true,
        description = {
            "The kill switch: all policies of this planner are taken back, and no new ones are taken until rantwin policy",
            "resume. Works at once while rantwin policy run runs, else at its next start."
        })
final class HaltCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Who who;

    @Override
    public Integer call() {
        RappClient server = who.server();
        try {
            if (server != null) {
                server.turnKillSwitch(true, who);
            } else {
                PolicyFolder.requestHalt(who.folder(), who.actor(), who.reason());
            }
            spec.commandLine().getOut().println("the kill switch is on");
            return 0;
        } catch (DesiredException failed) {
            spec.commandLine().getErr().println("rantwin: " + failed.getMessage());
            return 1;
        } catch (IOException failed) {
            spec.commandLine().getErr().println("rantwin: the request to halt cannot be written: " + failed);
            return 1;
        }
    }
}
