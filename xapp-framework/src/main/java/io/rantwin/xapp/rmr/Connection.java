package io.rantwin.xapp.rmr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection, own or accepted; frames are read and written on either. Any thread may send: a frame goes to the kernel
 * at once when nothing waits before it, else it waits in the queue, which the event loop empties. Reading is the event loop's
 * alone.
 */
final class Connection {
    private static final int FIRST_BUFFER = 8 << 10;
    private static final int USUAL_LARGEST_BUFFER = 256 << 10;

    /** Told by the thread that found out; the event loop does what is to be done. */
    interface Owner {
        /** Frames wait: call {@link Connection#flush} when the socket takes octets again. */
        void wantsToWrite(Connection connection);

        /** Writing failed. */
        void broke(Connection connection, IOException why);
    }

    /** Takes what was read. */
    interface FrameReceiver {
        void frame(Connection from, FrameView frame);

        /** A frame that cannot be read; when {@link FrameFault#framingLost} the connection will be closed. */
        void badFrame(Connection from, FrameException why);
    }

    private final long id;
    private final SocketChannel channel;
    private final boolean isControl;
    private final @Nullable Endpoint endpoint;
    private final Owner owner;
    private final int largestFrame;
    private final FrameView view;

    // The event loop's
    private @Nullable SelectionKey key;
    private byte[] in = {};
    private ByteBuffer inBuffer = ByteBuffer.wrap(in);
    private int inStart;
    private int inEnd;

    // Guarded by this
    private final SendQueue queue;
    private ByteBuffer scratch = ByteBuffer.allocateDirect(0);
    private boolean isConnected;
    private boolean isClosed;

    /** @param endpoint the one this connection was made for; {@code null} when it was accepted */
    Connection(
            long id,
            SocketChannel channel,
            boolean isControl,
            @Nullable Endpoint endpoint,
            Owner owner,
            int largestFrame,
            SendQueue queue,
            FrameView view) {
        this.id = id;
        this.channel = channel;
        this.isControl = isControl;
        this.endpoint = endpoint;
        this.owner = owner;
        this.largestFrame = largestFrame;
        this.queue = queue;
        this.view = view;
    }

    long id() {
        return id;
    }

    SocketChannel channel() {
        return channel;
    }

    /** Whether it was accepted by the control listener or leads to the route manager. */
    boolean isControl() {
        return isControl;
    }

    @Nullable
    Endpoint endpoint() {
        return endpoint;
    }

    @Nullable
    SelectionKey key() {
        return key;
    }

    void registered(SelectionKey selectionKey) {
        key = selectionKey;
    }

    /** From now on frames go to the kernel. */
    synchronized void connected() {
        isConnected = true;
        if (!queue.isEmpty()) {
            owner.wantsToWrite(this);
        }
    }

    synchronized boolean isConnected() {
        return isConnected && !isClosed;
    }

    /** Sends a message, or has it wait. */
    synchronized SendResult send(
            FrameEncoder encoder, RmrMessage message, int callId, boolean isCall, OverflowPolicy policy) {
        if (isClosed) {
            return SendResult.UNREACHABLE;
        }
        int length = FrameEncoder.length(message);
        if (length > largestFrame) {
            return SendResult.TOO_LARGE;
        }
        if (!isConnected || !queue.isEmpty()) {
            if (!queue.makeRoom(length, policy)) {
                return SendResult.FULL;
            }
            byte[] frame = new byte[length];
            encoder.encode(message, callId, isCall, ByteBuffer.wrap(frame));
            queue.add(frame, 0, policy);
            return SendResult.SENT;
        }
        ByteBuffer frame = scratch(length);
        encoder.encode(message, callId, isCall, frame);
        frame.flip();
        int sent;
        try {
            sent = channel.write(frame);
        } catch (IOException e) {
            isClosed = true;
            owner.broke(this, e);
            return SendResult.UNREACHABLE;
        }
        if (sent < length) {
            byte[] rest = new byte[length];
            frame.get(0, rest);
            queue.add(rest, sent, policy);
            owner.wantsToWrite(this);
        }
        return SendResult.SENT;
    }

    private ByteBuffer scratch(int length) {
        if (scratch.capacity() < length) {
            scratch =
                    ByteBuffer.allocateDirect(Integer.highestOneBit(length) * 2).order(ByteOrder.BIG_ENDIAN);
        }
        return scratch.clear();
    }

    /**
     * Writes what waits.
     *
     * @param batch the event loop's buffer
     * @return whether all is written
     */
    synchronized boolean flush(ByteBuffer batch) throws IOException {
        while (!queue.isEmpty() && !isClosed) {
            queue.copyTo(batch.clear());
            batch.flip();
            int sent = channel.write(batch);
            queue.sent(sent);
            if (batch.hasRemaining()) {
                return false;
            }
        }
        return true;
    }

    /** Closes the socket; what waits is lost. */
    void close() {
        synchronized (this) {
            isClosed = true;
            queue.clear();
            scratch = ByteBuffer.allocateDirect(0);
        }
        try {
            channel.close();
        } catch (IOException _) {
            // It is gone either way, and there is nobody to tell.
            return;
        }
    }

    /**
     * Reads what is there, at most one buffer full, and hands over the frames that are complete.
     *
     * @return octets read, or -1 when the peer has ended or the framing is lost
     */
    int read(FrameReceiver receiver) throws IOException {
        if (in.length == 0) {
            readInto(new byte[Math.min(FIRST_BUFFER, Math.max(largestFrame, FrameLayout.SHORTEST_FRAME))]);
        }
        int count = channel.read(inBuffer.limit(in.length).position(inEnd));
        if (count <= 0) {
            return count;
        }
        inEnd += count;
        try {
            handOver(receiver);
        } catch (FrameException e) {
            receiver.badFrame(this, e);
            return -1;
        }
        return count;
    }

    private void readInto(byte[] buffer) {
        in = buffer;
        inBuffer = ByteBuffer.wrap(buffer);
    }

    private void handOver(FrameReceiver receiver) throws FrameException {
        int wanted = 0;
        while (inEnd - inStart >= FrameView.LENGTH_PREFIX) {
            int length = FrameView.lengthAt(in, inStart, largestFrame);
            if (inEnd - inStart < length) {
                wanted = length;
                break;
            }
            try {
                view.moveTo(in, inStart, length);
                receiver.frame(this, view);
            } catch (FrameException e) {
                receiver.badFrame(this, e);
            }
            inStart += length;
        }
        makeRoom(wanted);
    }

    /** Moves the rest to the front; grows when it was full, or when a begun frame needs more than there is. */
    private void makeRoom(int wanted) {
        boolean wasFull = inEnd == in.length;
        int rest = inEnd - inStart;
        // A length is only a claim: the buffer grows as octets really come.
        boolean grows = wasFull && (in.length < USUAL_LARGEST_BUFFER || rest == in.length && wanted > in.length);
        if (grows) {
            byte[] begun = in;
            readInto(new byte[(int) Math.min(2L * in.length, Math.max(largestFrame, USUAL_LARGEST_BUFFER))]);
            System.arraycopy(begun, inStart, in, 0, rest);
        } else if (inStart > 0 && rest > 0) {
            System.arraycopy(in, inStart, in, 0, rest);
        }
        inStart = 0;
        inEnd = rest;
    }

    @Override
    public String toString() {
        return "connection " + id + (endpoint == null ? " from a peer" : " to " + endpoint.address());
    }
}
