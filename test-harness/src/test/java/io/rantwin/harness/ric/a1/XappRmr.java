package io.rantwin.harness.ric.a1;

import io.rantwin.harness.recording.PartialRmr;
import io.rantwin.xapp.rmr.ReturnPath;
import io.rantwin.xapp.rmr.RmrDelivery;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.SendResult;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** One end of an RMR without network: keeps what is sent or replied and hands it to the other end. */
final class XappRmr extends PartialRmr {
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
}
