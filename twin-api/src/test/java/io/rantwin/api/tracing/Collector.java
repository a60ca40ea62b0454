package io.rantwin.api.tracing;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * A collector of traces for tests: takes OTLP over HTTP and reads its protobuf by field numbers of opentelemetry-proto 1.x, without the library
 * that wrote it.
 */
public final class Collector implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> headers = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile int status = 200;
    private volatile Runnable before = () -> {};

    /**
     * A span as it came.
     *
     * @param parentSpanId empty for the first of a trace
     * @param kind of the protobuf: 1 internal, 2 server, 3 client, 4 producer, 5 consumer
     * @param error what its status says when that is an error; else empty
     */
    public record Span(
            String service,
            String traceId,
            String spanId,
            String parentSpanId,
            String name,
            long kind,
            long startNanos,
            long endNanos,
            Map<String, Object> attributes,
            String error) {
        /** A member of its attributes as text; empty when it is not there. */
        public String text(String name) {
            return String.valueOf(attributes.getOrDefault(name, ""));
        }
    }

    private Collector(HttpServer server) {
        this.server = server;
        server.createContext("/v1/traces", this::take);
        server.setExecutor(threads);
        server.start();
    }

    /** Listens at a free port of this machine. */
    public static Collector start() throws IOException {
        return start(0);
    }

    /** Listens at a port of this machine. */
    public static Collector start(int port) throws IOException {
        return new Collector(HttpServer.create(here(port), 0));
    }

    /** Listens with TLS and wants a certificate. */
    public static Collector start(SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(here(0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = tls.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        return new Collector(server);
    }

    private static InetSocketAddress here(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** What settings name it by. */
    public String endpoint() {
        return (server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:" + port();
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Answers so from now on. */
    public void answer(int code) {
        status = code;
    }

    /** Does this before each answer from now on. */
    public void before(Runnable waiting) {
        before = waiting;
    }

    /** All spans that it took. */
    public List<Span> spans() {
        return List.copyOf(spans);
    }

    /** Those of a name. */
    public List<Span> named(String name) {
        return spans.stream().filter(span -> span.name().equals(name)).toList();
    }

    /** Those within a span, directly. */
    public List<Span> within(Span parent) {
        return spans.stream()
                .filter(span -> span.traceId().equals(parent.traceId())
                        && span.parentSpanId().equals(parent.spanId()))
                .toList();
    }

    /** Requests that came, whatever they were answered. */
    public int requests() {
        return requests.get();
    }

    /** Headers of the requests, names in lower case. */
    public List<Map<String, String>> headers() {
        return List.copyOf(headers);
    }

    private void take(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> sent.put(name, values.getFirst()));
        headers.add(sent);
        byte[] body;
        try (InputStream in = "gzip".equals(sent.get("Content-Encoding"))
                ? new GZIPInputStream(exchange.getRequestBody())
                : exchange.getRequestBody()) {
            body = in.readAllBytes();
        }
        before.run();
        int code = status;
        if (code == 200) {
            read(body);
        }
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(code, -1);
        exchange.close();
    }

    private void read(byte[] request) throws InvalidProtocolBufferException {
        for (UnknownFieldSet ofResource : messages(UnknownFieldSet.parseFrom(request), 1)) {
            String service = "";
            for (UnknownFieldSet resource : messages(ofResource, 1)) {
                service = String.valueOf(attributes(resource, 1).get("service.name"));
            }
            for (UnknownFieldSet ofScope : messages(ofResource, 2)) {
                for (UnknownFieldSet span : messages(ofScope, 2)) {
                    spans.add(span(service, span));
                }
            }
        }
    }

    private static Span span(String service, UnknownFieldSet span) throws InvalidProtocolBufferException {
        String error = "";
        for (UnknownFieldSet told : messages(span, 15)) {
            error = told.getField(3).getVarintList().contains(2L) ? "error: " + text(told, 2) : "";
        }
        return new Span(
                service,
                hex(span, 1),
                hex(span, 2),
                hex(span, 4),
                text(span, 5),
                span.getField(6).getVarintList().getFirst(),
                span.getField(7).getFixed64List().getFirst(),
                span.getField(8).getFixed64List().getFirst(),
                attributes(span, 9),
                error);
    }

    private static Map<String, Object> attributes(UnknownFieldSet of, int number)
            throws InvalidProtocolBufferException {
        Map<String, Object> found = new TreeMap<>();
        for (UnknownFieldSet pair : messages(of, number)) {
            UnknownFieldSet value = messages(pair, 2).getFirst();
            found.put(
                    text(pair, 1),
                    value.hasField(1)
                            ? text(value, 1)
                            : value.hasField(2)
                                    ? (Object) value.getField(2)
                                            .getVarintList()
                                            .getFirst()
                                            .equals(1L)
                                    : value.hasField(3)
                                            ? value.getField(3).getVarintList().getFirst()
                                            : "?");
        }
        return found;
    }

    private static List<UnknownFieldSet> messages(UnknownFieldSet of, int number)
            throws InvalidProtocolBufferException {
        List<UnknownFieldSet> found = new ArrayList<>();
        for (ByteString octets : of.getField(number).getLengthDelimitedList()) {
            found.add(UnknownFieldSet.parseFrom(octets));
        }
        return found;
    }

    private static String text(UnknownFieldSet of, int number) {
        List<ByteString> values = of.getField(number).getLengthDelimitedList();
        return values.isEmpty() ? "" : values.getLast().toStringUtf8();
    }

    private static String hex(UnknownFieldSet of, int number) {
        List<ByteString> values = of.getField(number).getLengthDelimitedList();
        return values.isEmpty() ? "" : HexFormat.of().formatHex(values.getLast().toByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
