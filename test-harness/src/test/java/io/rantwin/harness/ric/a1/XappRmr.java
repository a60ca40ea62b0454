package io.rantwin.harness.ric.a1;

import io.rantwin.xapp.rmr.ReturnPath;
import io.rantwin.xapp.rmr.Rmr;
import io.rantwin.xapp.rmr.RmrAddress;
import io.rantwin.xapp.rmr.RmrDelivery;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** One end of an RMR without network: keeps what is sent or replied and hands it to the other end. */
final class XappRmr implements Rmr {
    final List<RmrMessage> sent = new CopyOnWriteArrayList<>();
    volatile SendResult result = SendResult.SENT;
    volatile Consumer<RmrDelivery> other = _ -> {};

    static RmrDelivery delivery(RmrMessage message) {
        return new RmrDelivery(message, new ReturnPath("other:4560", "", 0, 1), Instant.EPOCH);
    }

    List<String> texts(int type) {
        return sent.stream()
                .filter(message -> message.type() == type)
                .map(RmrMessage::payloadText)
                .toList();
    }

    @Override
    public SendResult send(RmrMessage message) {
        if (result == SendResult.SENT) {
            sent.add(message);
            other.accept(delivery(message));
        }
        return result;
    }

    @Override
    public SendResult reply(RmrDelivery request, RmrMessage answer) {
        return send(answer);
    }

    @Override
    public SendResult sendTo(RmrAddress endpoint, RmrMessage message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<RmrDelivery> call(RmrMessage request, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<RmrDelivery> callTo(RmrAddress endpoint, RmrMessage request, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RmrAddress ownAddress() {
        return new RmrAddress("localhost", 4560);
    }

    @Override
    public void close() {}
}
