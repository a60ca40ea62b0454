package io.rantwin.xapp.indication;

import io.rantwin.codecs.e2ap.E2apDecoded;
import io.rantwin.codecs.e2ap.E2apNodes;
import io.rantwin.codecs.e2ap.RicIndication;
import io.rantwin.codecs.kpm.view.EnvelopeView;
import io.rantwin.codecs.kpm.view.IndicationView;
import io.rantwin.codecs.per.PerException;
import io.rantwin.xapp.rmr.ReceivedMessage;
import io.rantwin.xapp.rmr.RmrDelivery;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.subscription.LiveSubscription;
import io.rantwin.xapp.subscription.SubscriptionKeeper;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Takes indications from the thread that reads RMR to the application's listener. Each node belongs to one of a few workers,
 * so that its indications keep their order. A worker's queue is bounded: when the application is too slow, the oldest
 * indication in it is dropped and counted. {@link #received} is for the one thread that reads RMR, the rest is thread-safe.
 */
public final class IndicationIntake implements AutoCloseable {
    private final SubscriptionKeeper keeper;
    private final E2apNodes nodes;
    private final IndicationListener listener;
    private final @Nullable DirectIndicationListener direct;
    private final IndicationComplaints complaints;
    private final IndicationView view = new IndicationView();
    private final List<Worker> workers = new ArrayList<>();
    private final LongAdder received = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder droppedOldest = new LongAdder();
    private final LongAdder foreign = new LongAdder();
    private final LongAdder listenerFailures = new LongAdder();

    /** What waits for a worker. */
    private record Waiting(LiveSubscription subscription, RmrDelivery delivery, int e2EventInstanceId) {}

    /**
     * How wide and how long.
     *
     * @param workers threads that decode and call the listener
     * @param queueLength indications that may wait for each
     */
    public record Size(int workers, int queueLength) {
        /** Two workers, 8192 indications each. */
        public static final Size USUAL = new Size(2, 8192);
    }

    /**
     * @param direct takes indications on the RMR thread instead of the listener, or {@code null}
     * @param threads makes the workers' threads
     */
    public IndicationIntake(
            SubscriptionKeeper keeper,
            E2apNodes nodes,
            IndicationListener listener,
            @Nullable DirectIndicationListener direct,
            Quarantine quarantine,
            Size size,
            InstantSource clock,
            ThreadFactory threads) {
        this.keeper = keeper;
        this.nodes = nodes;
        this.listener = listener;
        this.direct = direct;
        this.complaints = new IndicationComplaints(quarantine, clock);
        for (int i = 0; i < size.workers(); i++) {
            workers.add(new Worker(size.queueLength()));
        }
        workers.forEach(worker -> worker.begin(threads));
    }

    /** Takes a RIC indication; valid during the call only. Does not block. */
    public void received(ReceivedMessage message) {
        received.increment();
        String ranName = message.managedElement();
        EnvelopeView envelope;
        try {
            view.readEnvelope(message.buffer(), message.payloadOffset(), message.payloadLength());
            envelope = view.envelope();
        } catch (PerException e) {
            complaints.malformed(message.copy(), String.valueOf(e.getMessage()));
            return;
        }
        int id = message.subscriptionId() == RmrMessage.NO_SUBSCRIPTION
                ? envelope.ricInstanceId()
                : message.subscriptionId();
        LiveSubscription subscription = keeper.indicationSeen(ranName, id, envelope.ricIndicationSn());
        if (subscription == null) {
            foreign.increment();
        } else if (direct != null) {
            direct.received(subscription, message, envelope);
            delivered.increment();
        } else {
            workers.get(Math.floorMod(ranName.hashCode(), workers.size()))
                    .offer(new Waiting(subscription, message.copy(), id));
        }
    }

    /** What became of them so far. */
    public IndicationFigures figures() {
        return new IndicationFigures(
                received.sum(),
                delivered.sum(),
                droppedOldest.sum(),
                complaints.malformed(),
                foreign.sum(),
                listenerFailures.sum(),
                workers.stream().mapToInt(worker -> worker.queue.size()).sum());
    }

    /** Ends the workers; what waits is not delivered any more. */
    @Override
    public void close() {
        workers.forEach(Worker::end);
    }

    private void deliver(Waiting waiting) {
        RmrDelivery delivery = waiting.delivery();
        String ranName = delivery.message().managedElement();
        try {
            E2apDecoded decoded = nodes.decode(ranName, delivery.message().payload());
            if (!(decoded.message() instanceof RicIndication indication)) {
                complaints.malformed(delivery, "not a RICindication: " + decoded.findings());
                return;
            }
            listener.received(new Indication(
                    ranName, waiting.subscription(), waiting.e2EventInstanceId(), indication, delivery.arrival()));
            delivered.increment();
        } catch (PerException | MalformedIndicationException e) {
            complaints.malformed(delivery, String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            // Also the errors that say something of this one indication only: they must not end the worker of all the
            // others.
            listenerFailures.increment();
            complaints.failed(e);
        }
    }

    private final class Worker implements Runnable {
        private final BlockingQueue<Waiting> queue;
        private @Nullable Thread thread;

        Worker(int queueLength) {
            queue = new LinkedBlockingQueue<>(queueLength);
        }

        void begin(ThreadFactory threads) {
            Thread begun = threads.newThread(this);
            thread = begun;
            begun.start();
        }

        void end() {
            if (thread != null) {
                thread.interrupt();
            }
        }

        void offer(Waiting waiting) {
            while (!queue.offer(waiting)) {
                if (queue.poll() != null) {
                    droppedOldest.increment();
                    complaints.tooSlow();
                }
            }
        }

        @Override
        public void run() {
            try {
                while (true) {
                    deliver(queue.take());
                }
            } catch (InterruptedException _) {
                // That is how it ends.
                Thread.currentThread().interrupt();
            }
        }
    }
}
