package io.rantwin.harness.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One association of a link. A PDU is written by the thread that sends it as far as the kernel takes it at once; what is left
 * waits here, and the link's own thread goes on with it. Reading and all calls of the handler are done by that thread.
 */
final class Connection implements Association {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private enum State {
        CONNECTING,
        OPEN,
        CLOSED
    }

    private final E2Link link;
    private final Wire wire;
    private final AssociationHandler handler;
    private final LongAdder received = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Object sending = new Object();
    private final ArrayDeque<byte[]> queue = new ArrayDeque<>();
    private long queuedOctets;
    private @Nullable Instant blockedSince;
    private volatile State state = State.CONNECTING;
    private volatile InetSocketAddress remoteAddress;
    private @Nullable SelectionKey key;
    private Instant progress;

    Connection(E2Link link, Wire wire, InetSocketAddress remoteAddress, AssociationHandler handler) {
        this.link = link;
        this.wire = wire;
        this.remoteAddress = remoteAddress;
        this.handler = handler;
        this.progress = link.clock().instant();
    }

    /** Begins to wait for the outcome of a connection request. */
    void awaitConnection(Selector selector) throws IOException {
        key = wire.channel().register(selector, SelectionKey.OP_CONNECT, this);
    }

    /** Begins to read from a channel that is connected. */
    void open(Selector selector) throws IOException {
        InetSocketAddress peer = wire.remoteAddress();
        if (peer != null) {
            remoteAddress = peer;
        }
        key = wire.channel().register(selector, SelectionKey.OP_READ, this);
        progress = link.clock().instant();
        state = State.OPEN;
        tellHandler(() -> handler.opened(this));
    }

    /** Does what the channel is ready for. */
    void ready(Selector selector, ByteBuffer scratch) {
        SelectionKey ready = key;
        if (ready == null || state == State.CLOSED) {
            return;
        }
        try {
            if (state == State.CONNECTING) {
                if (wire.finishConnect()) {
                    open(selector);
                }
                return;
            }
            if (ready.isWritable()) {
                writeOn(ready);
            }
            if (ready.isReadable()) {
                progress = link.clock().instant();
                if (!wire.read(scratch, this::take)) {
                    end("the peer closed the association");
                }
            }
        } catch (LinkException e) {
            link.complaints().add("peer broke the rules of the transport", () -> remoteAddress + ": " + e.getMessage());
            end(String.valueOf(e.getMessage()));
        } catch (IOException | CancelledKeyException e) {
            end(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private void take(byte[] pdu) {
        if (state == State.OPEN) {
            received.increment();
            tellHandler(() -> handler.received(this, pdu));
        }
    }

    /** A fault of one handler must not end the thread that serves all associations. */
    private void tellHandler(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.error("a fault in this program ends the association with {}", remoteAddress, e);
            end("a fault in this program: " + e);
        }
    }

    private void writeOn(SelectionKey ready) throws IOException {
        synchronized (sending) {
            blockedSince = link.clock().instant();
            boolean done = wire.flush();
            while (done) {
                byte[] next = queue.poll();
                if (next == null) {
                    blockedSince = null;
                    ready.interestOpsAnd(~SelectionKey.OP_WRITE);
                    return;
                }
                queuedOctets -= next.length;
                done = wire.write(next);
            }
        }
    }

    @Override
    public boolean send(byte[] pdu) {
        try {
            synchronized (sending) {
                // The state first: the key is set before it.
                boolean open = state == State.OPEN;
                SelectionKey waker = key;
                if (!open || waker == null || !mayQueue(pdu)) {
                    refused.increment();
                    return false;
                }
                if (blockedSince != null) {
                    queue.add(pdu);
                    queuedOctets += pdu.length;
                } else if (!wire.write(pdu)) {
                    blockedSince = link.clock().instant();
                    waker.interestOpsOr(SelectionKey.OP_WRITE);
                    waker.selector().wakeup();
                }
                sent.increment();
                return true;
            }
        } catch (IOException | CancelledKeyException e) {
            refused.increment();
            close(e.getMessage() == null ? e.toString() : e.getMessage());
            return false;
        }
    }

    private boolean mayQueue(byte[] pdu) {
        return pdu.length > 0
                && pdu.length <= link.options().largestPduOctets()
                && (blockedSince == null
                        || queuedOctets + pdu.length <= link.options().sendQueueOctets());
    }

    /** Gives up a peer that makes no progress. */
    void check(Instant now) {
        Instant limit = now.minus(link.options().stallLimit());
        if (state == State.CONNECTING && progress.isBefore(limit)) {
            end("no answer to the connection request");
        } else if (wire.isWithinPdu() && progress.isBefore(limit)) {
            link.complaints().add("peer left a PDU half sent", remoteAddress::toString);
            end("a PDU was left half sent");
        } else if (isBlockedBefore(limit)) {
            link.complaints().add("peer takes nothing", remoteAddress::toString);
            end("the peer takes nothing of what waits for it");
        }
    }

    private boolean isBlockedBefore(Instant limit) {
        synchronized (sending) {
            return blockedSince != null && blockedSince.isBefore(limit);
        }
    }

    @Override
    public void close(String reason) {
        link.execute(() -> end(reason));
    }

    /** Closes now; on the link's thread only. */
    void end(String reason) {
        synchronized (sending) {
            if (state == State.CLOSED) {
                return;
            }
            state = State.CLOSED;
            queue.clear();
            queuedOctets = 0;
            blockedSince = null;
        }
        if (key != null) {
            key.cancel();
        }
        try {
            wire.channel().close();
        } catch (IOException e) {
            LOG.debug("closing the association with {}", remoteAddress, e);
        }
        link.ended(this);
        tellHandler(() -> handler.closed(this, reason));
    }

    @Override
    public boolean isOpen() {
        return state == State.OPEN;
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return remoteAddress;
    }

    @Override
    public Counters counters() {
        synchronized (sending) {
            return new Counters(received.sum(), sent.sum(), refused.sum(), queuedOctets);
        }
    }

    @Override
    public String toString() {
        return "association with " + remoteAddress;
    }
}
