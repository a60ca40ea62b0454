package io.rantwin.planner.chaos.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.audit.AuditLog;
import io.rantwin.planner.audit.AuditRecord;
import io.rantwin.planner.audit.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The audit chain is whole, never gets shorter or other than it was, and has a record of each wish that was acknowledged. Reads the file
 * itself, as somebody does who does not trust its writer.
 */
public final class AuditWhole implements Invariant {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Path file;
    private final Breaches breaches = new Breaches();
    private final Map<String, Set<JsonNode>> acknowledged = new HashMap<>();
    private Duration next = Duration.ZERO;
    private long records;
    private String head = "";
    private long looks;

    /** @param file the log, which need not be there yet */
    public AuditWhole(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public String promise() {
        return "the audit chain is whole and tells of each wish";
    }

    @Override
    public void look(Sight sight) {
        sight.wishes()
                .wanted()
                .forEach((id, body) ->
                        acknowledged.computeIfAbsent(id, _ -> new HashSet<>()).add(body));
        if (sight.our().compareTo(next) < 0 || !Files.exists(file)) {
            return;
        }
        next = sight.our().plus(EVERY);
        try {
            verify(sight);
        } catch (AuditException unreadable) {
            breaches.add(sight, String.valueOf(unreadable.getMessage()));
        }
    }

    private void verify(Sight sight) throws AuditException {
        looks++;
        Verification now = AuditLog.verify(file, null);
        Verification.Broken broken = now.broken();
        if (broken != null) {
            breaches.add(sight, "record " + broken.sequence() + " is broken: " + broken.reason());
            return;
        }
        List<AuditRecord> wished = new ArrayList<>();
        boolean[] isThere = {records == 0};
        AuditLog.list(file, record -> {
            isThere[0] |= record.sequence() == records && record.hash().equals(head);
            if (record.kind().equals("policy.wanted")) {
                wished.add(record);
            }
            return false;
        });
        if (!isThere[0]) {
            breaches.add(sight, "record " + records + " with hash " + head + ", seen before, is not there any more");
        }
        records = now.records();
        head = now.head();
        Map<String, Set<JsonNode>> told = new HashMap<>();
        wished.forEach(
                record -> told.computeIfAbsent(record.data().path("policyId").asText(), _ -> new HashSet<>())
                        .add(record.data().path("body")));
        acknowledged.forEach((id, bodies) -> {
            if (!told.getOrDefault(id, Set.of()).containsAll(bodies)) {
                breaches.add(sight, id + " was acknowledged and the log has no record of it");
            }
        });
    }

    @Override
    public Finding finding() {
        int wishes = acknowledged.values().stream().mapToInt(Set::size).sum();
        return breaches.finding(
                looks,
                records + " records, read " + looks + " times while they were written; " + wishes
                        + " different wishes are in them",
                Breaches.figures().put("records", records).put("wishes", wishes));
    }
}
