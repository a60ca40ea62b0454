package io.rantwin.planner.desired.commands;

import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.PolicyEvent;
import io.rantwin.planner.desired.PolicyRecord;
import io.rantwin.planner.desired.StatusChange;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rantwin policy list}: how far each policy is. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Shows all policies, how far they are and what their RICs say of them; also while they are kept in force.")
final class PolicyListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            defaultValue = PolicyFolder.USUAL,
            description = "where policies are kept (default: ${DEFAULT-VALUE})")
    private Path folder;

    @Option(names = "--history", description = "shows every change of status that is kept, too")
    private boolean withHistory;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            DesiredPolicies policies = PolicyFolder.view(folder, InstantSource.system());
            PolicyEvent.Halted halted = policies.halted();
            if (halted != null) {
                out.printf("The kill switch is on since %s (%s: %s).%n", halted.at(), halted.actor(), halted.reason());
            }
            for (PolicyRecord record : policies.all()) {
                out.printf(
                        "%s  %s  revision %d (there: %d)  %s  %s at %s  %s: %s%s%n",
                        record.policyId(),
                        record.phase(),
                        record.revision(),
                        record.revisionThere(),
                        words(record.status()),
                        record.order().policyTypeId(),
                        record.order().ricId(),
                        record.actor(),
                        record.reason(),
                        record.refusal() == null ? "" : "; refused: " + record.refusal());
                if (withHistory) {
                    for (StatusChange change : record.history()) {
                        out.printf("    %s  %s%n", change.at(), words(change.status()));
                    }
                }
            }
            return 0;
        } catch (DesiredException failed) {
            spec.commandLine().getErr().println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    private static String words(@Nullable PolicyStatus status) {
        if (status == null) {
            return "no status";
        }
        return status.enforceReason() == null
                ? status.enforceStatus().name()
                : status.enforceStatus() + "/" + status.enforceReason();
    }
}
