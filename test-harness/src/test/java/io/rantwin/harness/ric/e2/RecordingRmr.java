package io.rantwin.harness.ric.e2;

import io.rantwin.harness.recording.PartialRmr;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.SendResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Takes what is sent, and says of it what it is told to say. */
final class RecordingRmr extends PartialRmr {
    private final BlockingQueue<RmrMessage> sent = new LinkedBlockingQueue<>();
    private volatile Function<RmrMessage, SendResult> fate = _ -> SendResult.SENT;

    void fate(Function<RmrMessage, SendResult> next) {
        fate = next;
    }

    /** The next message of a type. */
    RmrMessage next(int type) throws InterruptedException {
        while (true) {
            RmrMessage message = sent.poll(60, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("no message of type " + type + " came");
            }
            if (message.type() == type) {
                return message;
            }
        }
    }

    List<RmrMessage> drain() {
        List<RmrMessage> all = new ArrayList<>();
        sent.drainTo(all);
        return all;
    }

    @Override
    public SendResult send(RmrMessage message) {
        SendResult result = fate.apply(message);
        if (result == SendResult.SENT) {
            sent.add(message);
        }
        return result;
    }
}
