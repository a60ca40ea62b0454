package io.rantwin.xapp.node;

import io.javalin.http.Context;
import io.rantwin.xapp.http.PlatformStub;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Answers as the E2 manager does, or worse. */
final class FakeE2Manager implements AutoCloseable {
    /** What is answered, by path; what is not there is answered with 404 and the E2 manager's error. */
    final Map<String, Answer> answers = new ConcurrentHashMap<>();

    private final CountDownLatch released = new CountDownLatch(1);
    private final PlatformStub server = new PlatformStub(this::answer);

    /** @param hangs whether the end of the body never comes */
    record Answer(int status, String body, boolean hangs) {}

    int requests() {
        return server.calls.size();
    }

    URI base() {
        return server.uri().resolve("/");
    }

    void answer(String name, String body) {
        answers.put(name, new Answer(200, body, false));
    }

    void answer(String name, int status, String body) {
        answers.put(name, new Answer(status, body, false));
    }

    /** Nodes in the form of the E2 manager; names are those of the list, in this order. */
    void nodes(Map<String, String> bodies) {
        answers.clear();
        StringBuilder list = new StringBuilder("[");
        new LinkedHashMap<>(bodies).forEach((name, body) -> {
            list.append(list.length() == 1 ? "" : ",").append(state(name, "CONNECTED"));
            answer(name, body);
        });
        answer("states", list.append("]").toString());
    }

    static String state(String name, String status) {
        return """
                {"inventoryName":"%s","globalNbId":{"plmnId":"00F110","nbId":"0000001"},"connectionStatus":"%s",
                 "healthCheckTimestampSent":"0","healthCheckTimestampReceived":"0"}""".formatted(name, status);
    }

    private void answer(Context context) {
        Answer answer = answers.get(URI.create(context.path()).getPath().substring("/v1/nodeb/".length()));
        if (answer == null) {
            context.status(404).result("{\"errorCode\":404,\"errorMessage\":\"Resource not found\"}");
        } else if (answer.hangs()) {
            hang(context, answer.body());
        } else {
            context.status(answer.status()).result(answer.body());
        }
    }

    @Override
    public void close() {
        released.countDown();
        server.close();
    }

    /** Gives the octets and then nothing until the server ends. */
    private void hang(Context context, String body) {
        try {
            var out = context.res().getOutputStream();
            out.write(body.getBytes(StandardCharsets.UTF_8));
            out.flush();
            released.await();
        } catch (IOException | InterruptedException e) {
            // The client is gone, or the server is.
            context.status(500);
        }
    }
}
