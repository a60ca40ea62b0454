package io.rantwin.xapp.subscription;

import java.io.IOException;
import java.util.List;

/** Where subscriptions are kept over a restart. Called from worker threads, one call at a time; may block for some seconds. */
public interface SubscriptionStore {
    /** What was saved last; empty when nothing was. */
    List<StoredSubscription> load() throws IOException;

    /** Puts these in the place of all that was saved before. */
    void save(List<StoredSubscription> subscriptions) throws IOException;

    /** Whether what was saved last is still there; true also when nothing was. */
    boolean isKept() throws IOException;
}
