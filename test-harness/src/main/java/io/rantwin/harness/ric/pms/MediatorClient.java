package io.rantwin.harness.ric.pms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.mediator.MediatorGeneration;
import io.rantwin.a1.mediator.MediatorLists;
import io.rantwin.a1.mediator.MediatorPolicyType;
import io.rantwin.harness.ric.fault.PassThrough;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the mediator of one RIC over A1-P. Blocks. Thread-safe. */
final class MediatorClient {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String TYPES = "/policytypes";

    /** An answer of the mediator; status 0 when there was none. */
    record Reply(int status, byte[] body) {
        boolean isGood() {
            return status >= 200 && status < 300;
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final String root;
    private final HttpClient client;
    private final PassThrough fault;
    private final BoundedJson json = new BoundedJson(1 << 20);

    /** @param fault harms policies on their way to the RIC */
    MediatorClient(URI mediator, HttpClient client, PassThrough fault) {
        this.root = mediator + MediatorGeneration.SINCE_I.root();
        this.client = client;
        this.fault = fault;
    }

    List<Integer> types() throws PmsException {
        return read(TYPES, body -> MediatorLists.policyTypeIds(json, body));
    }

    ObjectNode schema(String typeId) throws PmsException {
        return read(
                TYPES + "/" + typeId,
                body -> MediatorPolicyType.read(json, body).createSchema());
    }

    List<String> policies(String typeId) throws PmsException {
        return read(TYPES + "/" + typeId + "/policies", body -> MediatorLists.policyIds(json, body));
    }

    /** The status of a policy; {@code null} when the RIC does not tell. */
    @Nullable
    PolicyStatus status(String typeId, String policyId) {
        Reply reply = send("GET", path(typeId, policyId) + "/status", new byte[0]);
        try {
            return reply.isGood() ? PolicyStatus.read(json, reply.body()) : null;
        } catch (A1Exception _) {
            return null;
        }
    }

    /** Writes a policy: as often as the fault passes it on, the last answer counts. */
    Reply put(String typeId, String policyId, ObjectNode policy) {
        Reply[] last = {new Reply(0, new byte[0])};
        fault.pass(
                policy.toString().getBytes(StandardCharsets.UTF_8),
                octets -> last[0] = send("PUT", path(typeId, policyId), octets));
        return last[0];
    }

    Reply delete(String typeId, String policyId) {
        return send("DELETE", path(typeId, policyId), new byte[0]);
    }

    private static String path(String typeId, String policyId) {
        return TYPES + "/" + typeId + "/policies/"
                + URLEncoder.encode(policyId, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private interface Reading<T> {
        T read(byte[] body) throws A1Exception;
    }

    private <T> T read(String path, Reading<T> reading) throws PmsException {
        Reply reply = send("GET", path, new byte[0]);
        try {
            if (reply.isGood()) {
                return reading.read(reply.body());
            }
            throw new PmsException(500, path + " answers " + reply.status());
        } catch (A1Exception e) {
            throw new PmsException(500, path + ": " + e.getMessage());
        }
    }

    private Reply send(String method, String path, byte[] body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                    .timeout(LONGEST)
                    .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
            if (body.length > 0) {
                request.header("Content-Type", "application/json");
            }
            HttpResponse<byte[]> answer =
                    client.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), 1 << 20));
            return new Reply(answer.statusCode(), answer.body());
        } catch (IOException e) {
            return new Reply(0, String.valueOf(e).getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Reply(0, "interrupted".getBytes(StandardCharsets.UTF_8));
        }
    }
}
