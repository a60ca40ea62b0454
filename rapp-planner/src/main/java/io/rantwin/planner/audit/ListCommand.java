package io.rantwin.planner.audit;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin audit list}: the events, oldest first. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Prints the events of the log, oldest first, up to the first broken record.",
        footer = {
            "",
            "Example: rantwin audit list --since 2026-11-01 --kind policy",
            "Exit codes: 0 done, 1 broken or not readable, 2 wrong usage."
        })
final class ListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            defaultValue = AuditCommand.FILE,
            description = "the log (default: ${DEFAULT-VALUE})")
    private Path file;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "a date or an instant (UTC), such as 2026-11-21 or 2026-11-21T08:00:00Z")
    private @Nullable String since;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "only this kind and those below it: policy takes policy.pushed too")
    private @Nullable String kind;

    @Option(names = "--json", description = "a JSON line a record, as it stands in the log")
    private boolean json;

    @Override
    public Integer call() {
        Instant from = since == null ? Instant.MIN : instant(since);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            List<AuditRecord> records =
                    AuditLog.list(file, record -> !record.at().isBefore(from) && isOfKind(record.kind()));
            for (AuditRecord record : records) {
                if (json) {
                    out.println(AuditChain.line(record));
                } else {
                    out.printf(
                            "%6d  %s  %-20s  %-16s  %s%n",
                            record.sequence(),
                            record.at(),
                            record.kind(),
                            record.actor(),
                            CanonicalJson.text(record.data()));
                }
            }
            out.flush();
            Verification.@Nullable Broken broken = AuditLog.verify(file, null).broken();
            if (broken != null) {
                err.printf(
                        "rantwin: %s: record %d is broken, nothing after it is shown: %s%n",
                        file, broken.sequence(), broken.reason());
                return 1;
            }
            return 0;
        } catch (AuditException failed) {
            err.println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    private boolean isOfKind(String recorded) {
        return kind == null || recorded.equals(kind) || recorded.startsWith(kind + ".");
    }

    private Instant instant(String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : Instant.parse(text);
        } catch (DateTimeException noTime) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--since must be a date or an instant such as 2026-11-21T08:00:00Z, not '" + text + "'",
                    noTime);
        }
    }
}
