package io.rantwin.planner.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of the log.
 *
 * @param sequence 1 for the first, rising by one
 * @param at wall time of the append
 * @param kind what happened, in lower case with dots, such as {@code gate.passed} or {@code policy.withdrawn}
 * @param actor who did it: a person, or a part of the planner
 * @param data the facts and the evidence, an object
 * @param hash SHA-256 over the previous record's hash and this record's canonical text, in hexadecimal
 * @param seal seal of the hash; null when the log is not sealed
 */
public record AuditRecord(
        long sequence,
        Instant at,
        String kind,
        String actor,
        JsonNode data,
        String hash,
        @Nullable String seal) {}
