package io.rantwin.planner.desired.commands;

import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.DesiredException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rantwin policy resume}: releases the kill switch. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Releases the kill switch. What was in force before stays away until it is wanted anew.")
final class ResumeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Who who;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        RappClient server = who.server();
        if (server != null) {
            try {
                server.turnKillSwitch(false, who);
                spec.commandLine().getOut().println("the kill switch is off");
                return 0;
            } catch (DesiredException failed) {
                err.println("rantwin: " + failed.getMessage());
                return 1;
            }
        }
        try (PolicyFolder folder =
                PolicyFolder.open(who.folder(), InstantSource.system(), note -> err.println("note: " + note))) {
            folder.obeyHaltRequest(who.folder());
            folder.policies().resume(who.actor(), who.reason());
            spec.commandLine().getOut().println("the kill switch is off");
            return 0;
        } catch (DesiredException | AuditException failed) {
            err.println("rantwin: " + failed.getMessage());
            return 1;
        }
    }
}
