package io.rantwin.xapp.node;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers as the E2 manager does, or worse. */
final class FakeE2Manager implements AutoCloseable {
    /** What is answered, by path; what is not there is answered with 404 and the E2 manager's error. */
    final Map<String, Answer> answers = new ConcurrentHashMap<>();

    final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);
    private final Javalin server;

    /** @param hangs whether the end of the body never comes */
    record Answer(int status, String body, boolean hangs) {}

    FakeE2Manager() {
        server = Javalin.create(config -> {
                    config.jetty.host = "127.0.0.1";
                    config.jetty.port = 0;
                    config.startup.showJavalinBanner = false;
                    config.routes.get("/v1/nodeb/{name}", this::answer);
                })
                .start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.port() + "/");
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

    private void answer(Context context) throws IOException, InterruptedException {
        requests.incrementAndGet();
        Answer answer = answers.get(context.pathParam("name"));
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
        server.stop();
    }

    /** Gives the octets and then nothing until the server ends. */
    private void hang(Context context, String body) throws IOException, InterruptedException {
        var out = context.res().getOutputStream();
        out.write(body.getBytes(StandardCharsets.UTF_8));
        out.flush();
        released.await();
    }
}
