package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.rantwin.api.access.Role;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.audit.AuditLog;
import io.rantwin.planner.audit.AuditRecord;
import io.rantwin.planner.audit.Verification;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code /v1/audit}. */
final class AuditRoutes {
    private final Path file;

    AuditRoutes(Path file) {
        this.file = file;
    }

    void addTo(RouteTable routes) {
        routes.get(Role.VIEWER, "/v1/audit", this::list);
        routes.get(Role.VIEWER, "/v1/audit/verification", this::verify);
    }

    private void list(Context context) throws ProblemException {
        Query query = new Query(context, Page.parameters("since", "until", "kind", "actor", "policyId"));
        Page page = Page.of(query);
        Predicate<AuditRecord> wanted = wanted(query);
        var found = new AtomicInteger();
        try {
            // One more than a page: it tells that there is another page.
            List<AuditRecord> records = AuditLog.list(
                    file,
                    record -> found.get() <= page.limit()
                            && Page.key(record.sequence()).compareTo(page.after()) > 0
                            && wanted.test(record)
                            && found.getAndIncrement() <= page.limit());
            Answer.json(context, 200, page.show(records, record -> Page.key(record.sequence()), AuditRoutes::json));
        } catch (AuditException failed) {
            throw notRead(failed);
        }
    }

    private static Predicate<AuditRecord> wanted(Query query) throws ProblemException {
        Instant since = query.instant("since", Instant.MIN);
        Instant until = query.instant("until", Instant.MAX);
        @Nullable String kind = query.text("kind");
        @Nullable String actor = query.text("actor");
        @Nullable String policyId = query.text("policyId");
        return record -> !record.at().isBefore(since)
                && record.at().isBefore(until)
                && (kind == null || record.kind().equals(kind) || record.kind().startsWith(kind + "."))
                && (actor == null || record.actor().equals(actor))
                && (policyId == null || record.data().path("policyId").asText().equals(policyId));
    }

    private static ObjectNode json(AuditRecord record) {
        ObjectNode json = Answer.object()
                .put("sequence", record.sequence())
                .put("at", record.at().toString())
                .put("kind", record.kind())
                .put("actor", record.actor());
        json.set("data", record.data());
        json.put("hash", record.hash());
        if (record.seal() != null) {
            json.put("seal", record.seal());
        }
        return json;
    }

    private void verify(Context context) throws ProblemException {
        try {
            Verification found = AuditLog.verify(file, null);
            ObjectNode json = Answer.object()
                    .put("isWhole", found.isWhole())
                    .put("records", found.records())
                    .put("head", found.head());
            if (found.broken() != null) {
                json.putObject("broken")
                        .put("sequence", found.broken().sequence())
                        .put("offset", found.broken().offset())
                        .put("reason", found.broken().reason());
            }
            Answer.json(context, 200, json);
        } catch (AuditException failed) {
            throw notRead(failed);
        }
    }

    private static ProblemException notRead(AuditException failed) {
        return new ProblemException(ProblemKind.NOT_KEPT, String.valueOf(failed.getMessage()));
    }
}
