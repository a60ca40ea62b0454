package io.rantwin.harness.ric.rtmgr;

import io.rantwin.harness.recording.PartialRmr;
import io.rantwin.xapp.rmr.ReturnPath;
import io.rantwin.xapp.rmr.RmrAddress;
import io.rantwin.xapp.rmr.RmrCallException;
import io.rantwin.xapp.rmr.RmrDelivery;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Keeps what is sent; calls are answered by hand. */
public final class FakeRmr extends PartialRmr {
    /** A call or a message to an address. */
    public record Sent(RmrAddress to, RmrMessage message, CompletableFuture<RmrDelivery> answer) {
        public String text() {
            return message.payloadText();
        }

        public void answer(String text) {
            answer.complete(new RmrDelivery(RmrMessage.of(22, text), new ReturnPath("", "", 0, 0), Instant.EPOCH));
        }

        public void timeOut() {
            answer.completeExceptionally(new RmrCallException("no answer", SendResult.SENT));
        }
    }

    private final List<Sent> sent = new ArrayList<>();

    /** Takes out what was sent. */
    public synchronized List<Sent> take() {
        List<Sent> all = List.copyOf(sent);
        sent.clear();
        return all;
    }

    @Override
    public synchronized CompletableFuture<RmrDelivery> callTo(
            RmrAddress endpoint, RmrMessage request, Duration timeout) {
        CompletableFuture<RmrDelivery> answer = new CompletableFuture<>();
        sent.add(new Sent(endpoint, request, answer));
        return answer;
    }

    @Override
    public synchronized SendResult sendTo(RmrAddress endpoint, RmrMessage message) {
        sent.add(new Sent(endpoint, message, new CompletableFuture<>()));
        return SendResult.SENT;
    }
}
