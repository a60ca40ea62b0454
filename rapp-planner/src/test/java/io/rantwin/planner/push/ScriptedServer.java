package io.rantwin.planner.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers as told, 404 to all else, and remembers what it was asked. Quotes may be written as apostrophes. */
final class ScriptedServer implements AutoCloseable {
    private record Answer(int status, String body) {}

    /** "METHOD path body", in order. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    final CountDownLatch released = new CountDownLatch(1);
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    ScriptedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers one request more, the last answer of a request stays. */
    ScriptedServer on(String request, int status, String body) {
        answers.computeIfAbsent(request, _ -> new ArrayDeque<>()).add(new Answer(status, body.replace('\'', '"')));
        return this;
    }

    /** Status -1 of an answer: nothing comes until {@link #released}. */
    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add((request + " " + body).strip());
        Answer answer = next(request);
        if (answer.status() < 0) {
            try {
                released.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        byte[] octets = answer.body().getBytes(StandardCharsets.UTF_8);
        int status = Math.abs(answer.status());
        exchange.sendResponseHeaders(status, status == 204 || octets.length == 0 ? -1 : octets.length);
        if (status != 204) {
            exchange.getResponseBody().write(octets);
        }
        exchange.close();
    }

    private Answer next(String request) {
        Deque<Answer> waiting = answers.get(request);
        if (waiting == null) {
            return new Answer(404, "{\"status\":404,\"detail\":\"not in the script\"}");
        }
        synchronized (waiting) {
            return waiting.size() > 1 ? waiting.poll() : waiting.peek();
        }
    }

    @Override
    public void close() {
        released.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
