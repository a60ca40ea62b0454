package io.rantwin.xapp.subscription;

import java.util.List;

/** Keeps subscriptions as long as the process lives. Thread-safe. */
public final class MemorySubscriptionStore implements SubscriptionStore {
    private volatile List<StoredSubscription> saved = List.of();

    @Override
    public List<StoredSubscription> load() {
        return saved;
    }

    @Override
    public void save(List<StoredSubscription> subscriptions) {
        saved = List.copyOf(subscriptions);
    }

    @Override
    public boolean isKept() {
        return true;
    }
}
