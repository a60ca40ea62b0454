package io.rantwin.planner.desired.commands;

import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.push.PolicyChannel;
import io.rantwin.planner.tracing.PolicyTraces;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin policy run}: keeps policies in force until it is told to end. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Puts what is wanted where it belongs and keeps it there, until it is told to end; policies stay in force then.",
            "Through an A1 policy management service, or straight to RICs."
        },
        footer = {
            "",
            "Examples:",
            "  rantwin policy run --pms http://pms:8081                   version 3 (R1)",
            "  rantwin policy run --pms http://pms:8081 --pms-version 2",
            "  rantwin policy run --a1 ric1=http://ric:10000              straight to an O-RAN SC mediator"
        })
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--folder",
            defaultValue = PolicyFolder.USUAL,
            paramLabel = "DIR",
            description = "where policies and audit log are kept (default: ${DEFAULT-VALUE})")
    private Path folder;

    @Mixin
    private ChannelOptions channels;

    @Override
    public Integer call() throws InterruptedException {
        channels.check(spec.commandLine());
        if (!channels.isGiven()) {
            throw new ParameterException(spec.commandLine(), "one of --pms, --a1 and --o1 says where policies go");
        }
        try (Keeping keeping =
                Keeping.open(folder, channels, InstantSource.system(), new Random(), this::say, PolicyTraces.off())) {
            PolicyChannel channel = Objects.requireNonNull(keeping.channel());
            say("keeps " + keeping.folder().policies().all().size() + " policies; " + channel.name());
            keeping.run(() -> {});
            return 0;
        } catch (DesiredException | AuditException failed) {
            spec.commandLine().getErr().println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    private void say(String sentence) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(sentence);
        out.flush();
    }
}
