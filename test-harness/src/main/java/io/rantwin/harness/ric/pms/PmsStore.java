package io.rantwin.harness.ric.pms;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the service keeps of policies and services. Thread-safe. */
final class PmsStore {
    private static final int MOST_POLICIES = 20_000;
    private static final int MOST_SERVICES = 1_000;

    private final SortedMap<String, KeptPolicy> policies = new TreeMap<>();
    private final SortedMap<String, KeptService> services = new TreeMap<>();

    synchronized @Nullable KeptPolicy policy(String policyId) {
        return policies.get(policyId);
    }

    synchronized List<KeptPolicy> policies(Predicate<KeptPolicy> wanted) {
        return policies.values().stream().filter(wanted).toList();
    }

    /** Whether it is new. */
    synchronized boolean put(KeptPolicy policy) throws PmsException {
        if (policies.size() >= MOST_POLICIES && !policies.containsKey(policy.policyId())) {
            throw new PmsException(507, MOST_POLICIES + " policies are the most");
        }
        return policies.put(policy.policyId(), policy) == null;
    }

    synchronized boolean remove(String policyId) {
        return policies.remove(policyId) != null;
    }

    synchronized void removeAllPolicies() {
        policies.clear();
    }

    synchronized @Nullable KeptService service(String serviceId) {
        return services.get(serviceId);
    }

    synchronized List<KeptService> services(Predicate<KeptService> wanted) {
        return services.values().stream().filter(wanted).toList();
    }

    /** Whether it is new. */
    synchronized boolean put(KeptService service) throws PmsException {
        if (services.size() >= MOST_SERVICES
                && !services.containsKey(service.service().serviceId())) {
            throw new PmsException(507, MOST_SERVICES + " services are the most");
        }
        return services.put(service.service().serviceId(), service) == null;
    }

    /** Notes that a service was heard of; false when it is unknown. */
    synchronized boolean touch(String serviceId, Instant now) {
        return services.computeIfPresent(serviceId, (_, kept) -> new KeptService(kept.service(), now)) != null;
    }

    synchronized boolean removeService(String serviceId) {
        return services.remove(serviceId) != null;
    }

    synchronized void removeAllServices() {
        services.clear();
    }
}
