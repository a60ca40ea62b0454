package io.rantwin.planner.desired.commands;

import io.rantwin.a1.conflict.Conflict;
import io.rantwin.a1.conflict.NamedPolicy;
import io.rantwin.a1.conflict.PolicyConflicts;
import io.rantwin.a1.conflict.TrackingAreas;
import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.types.PolicyType;
import io.rantwin.a1.types.PolicyTypes;
import io.rantwin.a1.validation.PolicyLimits;
import io.rantwin.a1.validation.PolicyValidator;
import io.rantwin.a1.validation.PolicyVerdict;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.ActivePolicies;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.PolicyRecord;
import io.rantwin.planner.push.PolicyOrder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rantwin policy want}: a policy that should be in force. */
@Command(
        name = "want",
        mixinStandardHelpOptions = true,
        description = {
            "Takes a policy that should be in force; rantwin policy run puts it there and keeps it. The policy is held against",
            "its type and against all others that are wanted at the same RIC first. The same id with another body is a new",
            "revision of the same policy."
        },
        footer = {"", "Exit codes: 0 taken, 1 refused, 2 wrong usage."})
final class WantCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Who who;

    @Parameters(paramLabel = "FILE", description = "the policy object as JSON")
    private Path file;

    @Option(names = "--id", paramLabel = "ID", required = true, description = "of the policy; unique over all RICs")
    private String id;

    @Option(names = "--ric", paramLabel = "RIC", required = true, description = "near-RT RIC that it is for")
    private String ric;

    @Option(names = "--type", paramLabel = "TYPE", required = true, description = "such as ORAN_EnergySaving_3.0.1")
    private String typeId;

    @Option(names = "--despite-conflicts", description = "takes it although other policies are in its way")
    private boolean despiteConflicts;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        PolicyTypes types = PolicyTypes.known();
        PolicyType type = types.byId(typeId);
        if (type == null) {
            err.println("rantwin: " + typeId + " is no type that is known here; there are "
                    + types.all().stream().map(PolicyType::id).toList());
            return 1;
        }
        try {
            return switch (new PolicyValidator(PolicyLimits.USUAL).check(type, Files.readAllBytes(file))) {
                case PolicyVerdict.Refused refused -> {
                    err.println("rantwin: " + file + " is no policy of " + typeId + ": " + refused.inWords());
                    yield 1;
                }
                case PolicyVerdict.Accepted accepted -> take(accepted.policy());
            };
        } catch (IOException failed) {
            err.println("rantwin: " + file + " cannot be read: " + failed);
            return 1;
        } catch (DesiredException | AuditException failed) {
            err.println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    private int take(A1Policy policy) throws DesiredException, AuditException {
        PrintWriter err = spec.commandLine().getErr();
        try (PolicyFolder folder =
                PolicyFolder.open(who.folder(), InstantSource.system(), note -> err.println("note: " + note))) {
            List<Conflict> conflicts = new PolicyConflicts(TrackingAreas.UNKNOWN)
                    .against(new NamedPolicy(id, policy), ActivePolicies.at(folder.policies(), ric));
            conflicts.forEach(conflict -> err.println(
                    (despiteConflicts ? "note: " : "rantwin: ") + conflict.kind() + ": " + conflict.inWords()));
            if (!conflicts.isEmpty() && !despiteConflicts) {
                return 1;
            }
            PolicyRecord record = folder.policies()
                    .want(new PolicyOrder(id, ric, typeId, policy.toJson()), who.actor(), who.reason());
            spec.commandLine().getOut().printf("policy %s, revision %d: %s%n", id, record.revision(), record.phase());
            return 0;
        }
    }
}
