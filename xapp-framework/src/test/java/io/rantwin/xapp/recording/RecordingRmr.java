package io.rantwin.xapp.recording;

import io.rantwin.xapp.rmr.ReturnPath;
import io.rantwin.xapp.rmr.Rmr;
import io.rantwin.xapp.rmr.RmrAddress;
import io.rantwin.xapp.rmr.RmrDelivery;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Keeps what is sent, and says of it what the test wants. */
public final class RecordingRmr implements Rmr {
    public final List<RmrMessage> sent = Collections.synchronizedList(new ArrayList<>());
    public final List<RmrMessage> replied = Collections.synchronizedList(new ArrayList<>());
    public volatile SendResult ofSend = SendResult.SENT;
    public volatile SendResult ofReply = SendResult.SENT;

    public static RmrDelivery delivery(RmrMessage message) {
        return new RmrDelivery(message, new ReturnPath("mediator:4562", "", 0, 1), Instant.EPOCH);
    }

    @Override
    public SendResult send(RmrMessage message) {
        if (ofSend == SendResult.SENT) {
            sent.add(message);
        }
        return ofSend;
    }

    @Override
    public SendResult reply(RmrDelivery request, RmrMessage answer) {
        if (ofReply == SendResult.SENT) {
            replied.add(answer);
        }
        return ofReply;
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
        return new RmrAddress("xapp", 4560);
    }

    @Override
    public void close() {}
}
