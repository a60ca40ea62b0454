package io.rantwin.planner.desired.commands;

import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.audit.AuditLog;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.EventJournal;
import io.rantwin.planner.desired.FileJournal;
import io.rantwin.planner.desired.PolicyEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** Journal and audit log of one planner, opened together. One process at a time. */
public final class PolicyFolder implements AutoCloseable {
    /** The usual folder. */
    public static final String USUAL = "rantwin-data";

    private static final String JOURNAL = "policies.journal";
    private static final String AUDIT = "audit.jsonl";
    /** Its presence is the kill switch for a process that has the journal open; its text says who and why. */
    private static final String HALT_REQUEST = "policies.halt";

    private final FileJournal journal;
    private final AuditLog audit;
    private final DesiredPolicies policies;

    private PolicyFolder(FileJournal journal, AuditLog audit, DesiredPolicies policies) {
        this.journal = journal;
        this.audit = audit;
        this.policies = policies;
    }

    /** Opens or begins a folder; one process at a time. */
    public static PolicyFolder open(Path folder, InstantSource clock, Consumer<String> notes)
            throws DesiredException, AuditException {
        FileJournal journal = FileJournal.open(folder.resolve(JOURNAL), notes);
        try {
            AuditLog audit = AuditLog.open(folder.resolve(AUDIT), clock, null, notes);
            return new PolicyFolder(journal, audit, new DesiredPolicies(journal, audit::append, clock));
        } catch (DesiredException | AuditException failed) {
            journal.close();
            throw failed;
        }
    }

    /** What is in a folder now, also while another process has it open; cannot be changed. */
    public static DesiredPolicies view(Path folder, InstantSource clock) throws DesiredException {
        List<PolicyEvent> events = FileJournal.read(folder.resolve(JOURNAL));
        return new DesiredPolicies(new ReadOnly(events), (kind, actor, data) -> {}, clock);
    }

    private record ReadOnly(List<PolicyEvent> events) implements EventJournal {
        @Override
        public void append(PolicyEvent event) throws DesiredException {
            throw new DesiredException("opened for reading");
        }

        @Override
        public long size() {
            return events.size();
        }

        @Override
        public void replace(List<PolicyEvent> newEvents) throws DesiredException {
            throw new DesiredException("opened for reading");
        }

        @Override
        public void close() {}
    }

    /** What is wanted. */
    public DesiredPolicies policies() {
        return policies;
    }

    /** The file of the audit log of a folder. */
    public static Path auditFile(Path folder) {
        return folder.resolve(AUDIT);
    }

    /** The folder of the plans of a folder. */
    public static Path plans(Path folder) {
        return folder.resolve("plans");
    }

    /** What was decided and done. */
    public AuditLog audit() {
        return audit;
    }

    /** Asks whoever has the folder open to halt. */
    static void requestHalt(Path folder, String actor, String reason) throws IOException {
        Files.createDirectories(folder);
        Path draft = folder.resolve(HALT_REQUEST + ".draft");
        Files.writeString(draft, actor + "\n" + reason, StandardCharsets.UTF_8);
        Files.move(
                draft,
                folder.resolve(HALT_REQUEST),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whether a request to halt was there; it is taken away once the kill switch is kept. */
    public boolean obeyHaltRequest(Path folder) throws DesiredException {
        Path request = folder.resolve(HALT_REQUEST);
        if (!Files.exists(request)) {
            return false;
        }
        try {
            String[] words = Files.readString(request).split("\n", 2);
            policies.halt(words[0], words.length > 1 ? words[1] : "no reason given");
            Files.deleteIfExists(request);
            return true;
        } catch (IOException failed) {
            throw new DesiredException(request + ": the request to halt cannot be read: " + failed, failed);
        }
    }

    @Override
    public void close() throws DesiredException, AuditException {
        try (audit) {
            journal.close();
        }
    }
}
