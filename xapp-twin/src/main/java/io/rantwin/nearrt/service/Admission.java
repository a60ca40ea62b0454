package io.rantwin.nearrt.service;

import io.rantwin.api.access.AccessException;
import io.rantwin.api.access.AccessRules;
import io.rantwin.api.access.CallLimit;
import io.rantwin.api.access.Caller;
import io.rantwin.api.access.Role;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets calls in, whatever they come by. Each that is turned away is counted; the log has one line in ten seconds for each reason, with who it
 * was. Thread-safe.
 */
public final class Admission {
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
    private static final double LINES_PER_SECOND = 0.1;

    private final AccessRules rules;
    private final @Nullable CallLimit limit;
    private final CallLimit lines;
    private final Map<AccessException.Reason, LongAdder> denied = new ConcurrentHashMap<>();

    /** @param callsPerSecond of each caller, ten times as many at once; 0 for as many as it likes */
    Admission(AccessRules rules, double callsPerSecond, InstantSource clock) {
        this.rules = rules;
        limit = callsPerSecond > 0 ? new CallLimit(callsPerSecond, clock) : null;
        lines = new CallLimit(LINES_PER_SECOND, clock);
    }

    /**
     * A call.
     *
     * @param authorization its header; null when there is none
     * @param certificate that the client showed and that was verified; null when there is none
     * @param what it asks for, for the log
     * @throws AccessException when it is turned away, counted and told
     */
    public void admit(
            @Nullable String authorization,
            @Nullable X509Certificate certificate,
            Role needed,
            String what,
            String address)
            throws AccessException {
        try {
            Caller caller = rules.judge(authorization, certificate);
            if (limit != null && !limit.take(caller.isNamed() ? caller.name() : address)) {
                throw AccessException.tooManyCalls();
            }
            caller.demand(needed);
        } catch (AccessException refused) {
            denied.computeIfAbsent(refused.reason(), key -> new LongAdder()).increment();
            if (lines.take(refused.reason().name())) {
                LOG.warn("denied {} from {}: {}", what, address, refused.sentence());
            }
            throw refused;
        }
    }

    /** Calls that were turned away, by reason. */
    public Map<AccessException.Reason, Long> denied() {
        Map<AccessException.Reason, Long> counts = new TreeMap<>();
        denied.forEach((reason, count) -> counts.put(reason, count.sum()));
        return counts;
    }
}
