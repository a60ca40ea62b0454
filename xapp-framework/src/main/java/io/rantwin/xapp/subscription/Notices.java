package io.rantwin.xapp.subscription;

import io.rantwin.xapp.complaint.Complaints;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/** Events on their way to listeners: gathered under the lock of the keeper, told in order without it. */
final class Notices {
    private final CopyOnWriteArrayList<SubscriptionListener> listeners = new CopyOnWriteArrayList<>();
    private final Queue<SubscriptionEvent> pending = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean telling = new AtomicBoolean();
    private final Complaints complaints;

    Notices(InstantSource clock) {
        complaints = new Complaints(LoggerFactory.getLogger(Notices.class), clock);
    }

    void addListener(SubscriptionListener listener) {
        listeners.add(listener);
    }

    boolean wanted() {
        return !listeners.isEmpty();
    }

    void add(SubscriptionEvent event) {
        pending.add(event);
    }

    void tell() {
        // Whoever finds another thread telling leaves its events to it; hence the second look after letting go.
        while (!pending.isEmpty() && telling.compareAndSet(false, true)) {
            try {
                SubscriptionEvent event = pending.poll();
                while (event != null) {
                    tell(event);
                    event = pending.poll();
                }
            } finally {
                telling.set(false);
            }
        }
    }

    private void tell(SubscriptionEvent event) {
        for (SubscriptionListener listener : listeners) {
            try {
                listener.subscriptionEvent(event);
            } catch (RuntimeException e) {
                complaints.add(
                        "a listener for subscriptions failed with "
                                + e.getClass().getName(),
                        "" + event,
                        e);
            }
        }
    }
}
