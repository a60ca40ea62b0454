package io.rantwin.harness.process;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.codecs.identity.UeId;
import io.rantwin.codecs.rc.ControlHeader;
import io.rantwin.codecs.rc.ControlMessage;
import io.rantwin.codecs.rc.RcCodec;
import io.rantwin.codecs.rc.RcType;
import io.rantwin.xapp.XApp;
import io.rantwin.xapp.XAppSetup;
import io.rantwin.xapp.a1.A1PolicyEvent;
import io.rantwin.xapp.a1.A1PolicyVerdict;
import io.rantwin.xapp.control.ControlRequest;
import io.rantwin.xapp.control.ControlResult;
import io.rantwin.xapp.kpm.KpmInterest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * An xApp that does what a policy says: the member {@code threshold} of 100 and more is refused, any other one makes it send a
 * RAN control to the node in {@code ranName}. Prints a line of JSON for everything that happens.
 */
public final class PolicyXapp {
    private static final int RC_FUNCTION = 3;
    private static final int MOST_TRIES = 5;
    private static final JsonMapper JSON = new JsonMapper();

    private final CompletableFuture<XApp> xapp = new CompletableFuture<>();
    private final RcCodec codec = new RcCodec();

    public static void main(String[] args) throws Exception {
        XAppSetup setup = XApp.setUp(System.getenv());
        PolicyXapp application = new PolicyXapp();
        setup.onReport(KpmInterest.ofNode("load", Duration.ofSeconds(1), "RRU.PrbUsedDl"), _ -> {});
        setup.onPolicy(application::happened);
        XApp running = setup.start().stopAtExit();
        application.xapp.complete(running);
        running.awaitStop();
    }

    private A1PolicyVerdict happened(A1PolicyEvent event) {
        print("policy", event.getClass().getSimpleName(), event.policy().policyInstanceId());
        return switch (event) {
            case A1PolicyEvent.Created(var _, ObjectNode body) -> enforce(body);
            case A1PolicyEvent.Updated(var _, ObjectNode body, var _) -> enforce(body);
            case A1PolicyEvent.Deleted _ -> A1PolicyVerdict.ENFORCED;
        };
    }

    private A1PolicyVerdict enforce(ObjectNode policy) {
        if (policy.path("threshold").asInt() >= 100) {
            return new A1PolicyVerdict.Refused("a threshold of 100 per cent is never reached");
        }
        String ranName = policy.path("ranName").asText();
        try {
            ControlRequest request = ControlRequest.of(
                    ranName,
                    RC_FUNCTION,
                    codec.encode(RcType.CONTROL_HEADER, new ControlHeader.Format1(UeId.GnbDu.of(5), 2, 6, null)),
                    codec.encode(RcType.CONTROL_MESSAGE, new ControlMessage.Format1(List.of())));
            ControlResult outcome = xapp.join().control().send(request).join();
            print("control", outcome.getClass().getSimpleName(), ranName);
            for (int tried = 1; tried < MOST_TRIES && outcome instanceof ControlResult.NoAnswer; tried++) {
                // Just started, the way back may not have been there yet. To do this twice does no harm.
                outcome = xapp.join().control().send(request).join();
                print("control", outcome.getClass().getSimpleName(), ranName);
            }
            return outcome instanceof ControlResult.Acknowledged
                    ? A1PolicyVerdict.ENFORCED
                    : new A1PolicyVerdict.Refused(outcome.toString());
        } catch (io.rantwin.codecs.per.PerException e) {
            return new A1PolicyVerdict.Refused(e.toString());
        }
    }

    private static void print(String what, String how, String name) {
        System.out.println(
                JSON.createObjectNode().put("what", what).put("how", how).put("name", name));
    }
}
