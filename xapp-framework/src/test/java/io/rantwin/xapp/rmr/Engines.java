package io.rantwin.xapp.rmr;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** RMR processes of a test, on free ports of the loopback interface. */
final class Engines implements AutoCloseable {
    private final List<RmrEngine> engines = new ArrayList<>();

    static RmrConfig config() {
        return RmrConfig.onPort(0, "127.0.0.1", new RouteSource.Pushed(0)).boundTo("127.0.0.1");
    }

    RmrEngine start(RmrConfig config, RmrReceiver receiver) throws IOException {
        RmrEngine engine =
                RmrEngine.start(config, receiver, InstantSource.system(), System::nanoTime, new Random(engines.size()));
        engines.add(engine);
        return engine;
    }

    RmrEngine start(RmrReceiver receiver) throws IOException {
        return start(config(), receiver);
    }

    @Override
    public void close() {
        engines.forEach(RmrEngine::close);
    }

    /** Keeps all that arrives. */
    static final class Inbox implements RmrReceiver {
        private final BlockingQueue<RmrDelivery> received = new LinkedBlockingQueue<>();

        @Override
        public void receive(ReceivedMessage message) {
            received.add(message.copy());
        }

        RmrDelivery next() throws InterruptedException {
            RmrDelivery delivery = received.poll(60, TimeUnit.SECONDS);
            if (delivery == null) {
                throw new AssertionError("nothing arrived within a minute");
            }
            return delivery;
        }

        boolean isEmpty() {
            return received.isEmpty();
        }
    }
}
