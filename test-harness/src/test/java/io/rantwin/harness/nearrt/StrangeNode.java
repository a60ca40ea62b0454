package io.rantwin.harness.nearrt;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.codecs.e2ap.E2apCodec;
import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.e2ap.RicIndication;
import io.rantwin.codecs.e2ap.RicIndication.RicIndicationType;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import io.rantwin.xapp.rmr.MessageType;
import io.rantwin.xapp.rmr.RmrAddress;
import io.rantwin.xapp.rmr.RmrConfig;
import io.rantwin.xapp.rmr.RmrEngine;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.RouteSource;
import io.rantwin.xapp.rmr.SendResult;
import io.rantwin.xapp.rmr.TransactionId;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Speaks for a node that the xApp has subscribed to, past the RIC. */
final class StrangeNode implements AutoCloseable {
    private static final int REQUESTOR = 123;
    private static final int KPM_FUNCTION = 2;
    private static final int SHORT = 1_000;

    private final E2apCodec e2ap = new E2apCodec(E2apVersion.V02_03);
    private final RmrEngine rmr;
    private final RmrAddress to;
    private final String ranName;
    private final int instance;
    private final int action;
    private final TwinWorld world;
    private long sent;

    private StrangeNode(TwinWorld world, String ranName, int instance, int action) throws IOException {
        this.world = world;
        this.ranName = ranName;
        this.instance = instance;
        this.action = action;
        to = new RmrAddress("127.0.0.1", world.rmrPort());
        rmr = RmrEngine.start(
                RmrConfig.onPort(0, "127.0.0.1", new RouteSource.Pushed(0)),
                _ -> {},
                InstantSource.system(),
                System::nanoTime,
                new Random(1));
    }

    /** Takes the first short subscription that stands. */
    static StrangeNode of(TwinWorld world) throws IOException {
        for (JsonNode each : world.ric().state().at("/submgr/e2subscriptions")) {
            JsonNode action = each.at("/detail/ActionToBeSetupList/0");
            if (each.path("phase").asText().equals("ESTABLISHED")
                    && action.path("ActionDefinition").size() < SHORT) {
                return new StrangeNode(
                        world,
                        each.path("meid").asText(),
                        each.path("instanceId").asInt(),
                        action.path("ActionID").asInt());
            }
        }
        throw new AssertionError(
                "no subscription stands: " + world.ric().state().at("/submgr"));
    }

    /** A node that tells no cells apart is one cell. */
    String cellId() {
        return ranName;
    }

    /** Indications sent under the subscription. */
    long sent() {
        return sent;
    }

    /** Sends an indication. */
    void send(Octets header, Octets message, @Nullable Integer sequenceNumber) throws PerException {
        RicIndication indication = new RicIndication(
                new RicRequestId(REQUESTOR, instance),
                KPM_FUNCTION,
                action,
                sequenceNumber,
                RicIndicationType.REPORT,
                header,
                message,
                null);
        give(e2ap.encode(indication));
        sent++;
    }

    /** Sends whatever there is as if it were an indication. */
    void sendPdu(Octets pdu) {
        give(pdu.toArray());
    }

    // The other side's queue may be full for a moment.
    private void give(byte[] payload) {
        world.ric()
                .await(
                        "RMR takes a message",
                        TwinWorld.SOON,
                        () -> rmr.sendTo(
                                                to,
                                                new RmrMessage(
                                                        MessageType.RIC_INDICATION.number(),
                                                        instance,
                                                        ranName,
                                                        TransactionId.NONE,
                                                        payload))
                                        == SendResult.SENT
                                ? ""
                                : "not sent");
    }

    @Override
    public void close() {
        rmr.close();
    }
}
