package io.rantwin.harness.recording;

import io.rantwin.xapp.rmr.Rmr;
import io.rantwin.xapp.rmr.RmrAddress;
import io.rantwin.xapp.rmr.RmrDelivery;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.SendResult;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** An RMR without network, of which a test plays the part that its subject uses; any other use fails the test. */
public abstract class PartialRmr implements Rmr {
    @Override
    public SendResult send(RmrMessage message) {
        throw new UnsupportedOperationException("nobody sends by the table here");
    }

    @Override
    public SendResult sendTo(RmrAddress endpoint, RmrMessage message) {
        throw new UnsupportedOperationException("nobody sends to an address here");
    }

    @Override
    public SendResult reply(RmrDelivery request, RmrMessage answer) {
        throw new UnsupportedOperationException("nobody replies here");
    }

    @Override
    public CompletableFuture<RmrDelivery> call(RmrMessage request, Duration timeout) {
        throw new UnsupportedOperationException("nobody calls by the table here");
    }

    @Override
    public CompletableFuture<RmrDelivery> callTo(RmrAddress endpoint, RmrMessage request, Duration timeout) {
        throw new UnsupportedOperationException("nobody calls an address here");
    }

    @Override
    public RmrAddress ownAddress() {
        return new RmrAddress("box", 38_000);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
