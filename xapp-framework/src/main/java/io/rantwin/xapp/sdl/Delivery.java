package io.rantwin.xapp.sdl;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to one listener: in order, one call at a time, never on the thread that brought them. When the listener is
 * slow and {@link #CAPACITY} messages wait, they are dropped and the listener is told so. Thread-safe.
 */
final class Delivery {
    /** Messages that wait at most. */
    static final int CAPACITY = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final SdlListener listener;
    private final Executor executor;
    private final ArrayDeque<Message> waiting = new ArrayDeque<>();
    private boolean running;
    private boolean closed;

    /** A message, or, without a channel, the notice that some may be missing. */
    private record Message(@Nullable String channel, List<String> events) {}

    private static final Message MISSED = new Message(null, List.of());

    Delivery(SdlListener listener, Executor executor) {
        this.listener = listener;
        this.executor = executor;
    }

    void message(String channel, String text) {
        List<String> events = Publication.split(text);
        if (!events.isEmpty()) {
            add(new Message(channel, events));
        }
    }

    void missed() {
        add(MISSED);
    }

    synchronized void close() {
        closed = true;
        waiting.clear();
    }

    private synchronized void add(Message message) {
        if (closed || message.channel() == null && MISSED.equals(waiting.peekLast())) {
            return;
        }
        if (waiting.size() >= CAPACITY) {
            waiting.clear();
            waiting.add(MISSED);
        }
        waiting.add(message);
        if (!running) {
            running = true;
            executor.execute(this::drain);
        }
    }

    private void drain() {
        for (Message message = next(); message != null; message = next()) {
            try {
                if (message.channel() == null) {
                    listener.mayHaveMissedEvents();
                } else {
                    listener.events(message.channel(), message.events());
                }
            } catch (RuntimeException e) {
                // A bug of the listener must not end its subscription.
                LOG.error("a listener of SDL events failed", e);
            }
        }
    }

    private synchronized @Nullable Message next() {
        Message message = waiting.poll();
        running = message != null;
        return message;
    }
}
