package io.rantwin.harness.link;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what it is told. */
public final class RecordingHandler implements AssociationHandler {
    private final CompletableFuture<Association> opened = new CompletableFuture<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final List<String> reasons = new CopyOnWriteArrayList<>();
    private final BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();

    @Override
    public void opened(Association association) {
        opened.complete(association);
    }

    @Override
    public void received(Association association, byte[] pdu) {
        received.add(pdu);
    }

    @Override
    public void closed(Association association, String reason) {
        reasons.add(reason);
        closed.complete(reason);
    }

    public Association association() throws Exception {
        return opened.get(60, TimeUnit.SECONDS);
    }

    public byte[] next() throws Exception {
        byte[] pdu = received.poll(60, TimeUnit.SECONDS);
        if (pdu == null) {
            throw new AssertionError("nothing came");
        }
        return pdu;
    }

    public String reason() throws Exception {
        return closed.get(60, TimeUnit.SECONDS);
    }

    public List<String> reasons() {
        return List.copyOf(reasons);
    }

    public int waiting() {
        return received.size();
    }
}
