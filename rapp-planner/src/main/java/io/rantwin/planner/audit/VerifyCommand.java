package io.rantwin.planner.audit;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin audit verify}: is every record as it was written? */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Reads the whole log and says whether every record is as it was written; tells the first broken one and why.",
            "A last record that a crash cut off is told, and is no fault. Last records that are missing cannot be seen from",
            "the log alone: note the head that is printed, and hand it back later with --head."
        },
        footer = {"", "Exit codes: 0 whole, 1 broken or not readable, 2 wrong usage."})
final class VerifyCommand implements Callable<Integer> {
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            defaultValue = AuditCommand.FILE,
            description = "the log (default: ${DEFAULT-VALUE})")
    private Path file;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "checks the seals: an Ed25519 public key as PEM, or the secret of an HMAC")
    private @Nullable Path key;

    @Option(
            names = "--head",
            paramLabel = "HASH",
            description = "a hash printed earlier; its record must still be there")
    private @Nullable String knownHead;

    @Override
    public Integer call() {
        if (knownHead != null && !HASH.matcher(knownHead).matches()) {
            throw new ParameterException(
                    spec.commandLine(), "--head must be 64 hexadecimal digits, not '" + knownHead + "'");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            @Nullable AuditKey seals = key == null ? null : AuditKey.read(key);
            Verification found = AuditLog.verify(file, seals);
            Verification.@Nullable Broken broken = found.broken();
            if (broken != null) {
                err.printf(
                        "rantwin: %s: record %d (at octet %d) is broken: %s. The %d before it are whole.%n",
                        file, broken.sequence(), broken.offset(), broken.reason(), found.records());
                return 1;
            }
            if (knownHead != null && !holds(knownHead.toLowerCase(Locale.ROOT))) {
                err.printf(
                        "rantwin: %s: the %d records are whole, but the record with hash %s is not among them:"
                                + " last records are missing.%n",
                        file, found.records(), knownHead);
                return 1;
            }
            out.printf("%s: %d records, all whole%s%n", file, found.records(), seals(found));
            if (found.torn() > 0) {
                out.printf(
                        "note: %d octets of a record after them are half written; the next writer cuts them off%n",
                        found.torn());
            }
            out.printf("head %s%n", found.head());
            return 0;
        } catch (AuditException failed) {
            err.println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    private static String seals(Verification found) {
        return found.sealsChecked() ? ", all sealed by this key" : " (seals not looked at: no --key)";
    }

    private boolean holds(String head) throws AuditException {
        return head.equals(AuditChain.BEGIN)
                || !AuditLog.list(file, record -> record.hash().equals(head)).isEmpty();
    }
}
