package io.rantwin.planner.push;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rantwin.twin.topology.Snssai;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A network's management that keeps what it is told of tilts, offsets and guarantees; all cells are neighbours, named {@code S1-1},
 * {@code S1-2}. What slices of a cell are guaranteed may at no time sum to more than the cell.
 */
public final class FakeO1 implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Double> values = new TreeMap<>();
    private final List<String> patched = new ArrayList<>();
    private final List<String> cellIds;
    private final List<Snssai> slices;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = A1Http.client(threads, Duration.ofSeconds(5));
    private final HttpServer server;
    private int failAfter = Integer.MAX_VALUE;

    /** All tilts are 6, all offsets and guarantees 0. */
    public FakeO1(List<String> cellIds, Snssai... slices) throws IOException {
        this.cellIds = List.copyOf(cellIds);
        this.slices = List.of(slices);
        for (int c = 0; c < cellIds.size(); c++) {
            values.put(path(c), 6.0);
            for (Snssai slice : slices) {
                values.put(path(c, slice), 0.0);
            }
            for (int other = 0; other < cellIds.size(); other++) {
                if (other != c) {
                    values.put(path(c, other), 0.0);
                }
            }
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private static String path(int cell) {
        return "/NRCellDU/S1-" + (cell + 1);
    }

    private static String path(int cell, Snssai slice) {
        return path(cell) + "/RRMPolicyRatio/" + slice;
    }

    private static String path(int cell, int neighbour) {
        return path(cell) + "/NRCellRelation/S1-" + (neighbour + 1);
    }

    /** The way there. */
    public O1Channel channel() {
        return new O1Channel(new A1Http(
                client,
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                Duration.ofSeconds(30),
                A1Http.TokenSource.NONE));
    }

    /** By path: what it is now. */
    public synchronized Map<String, Double> values() {
        return new TreeMap<>(values);
    }

    /** What was changed, in order. */
    synchronized List<String> patched() {
        return List.copyOf(patched);
    }

    /** After so many changes it answers 503. */
    synchronized void failAfter(int changes) {
        failAfter = changes;
    }

    /** Somebody else sets something. */
    synchronized void set(String path, double value) {
        values.put(path, value);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        int status = 200;
        if (exchange.getRequestMethod().equals("PATCH")) {
            ObjectNode body = (ObjectNode) JSON.readTree(exchange.getRequestBody());
            if (patched.size() >= failAfter) {
                status = 503;
            } else {
                Double before = values.put(
                        path, body.properties().iterator().next().getValue().asDouble());
                if (isPromisedTwice()) {
                    values.put(path, before);
                    status = 409;
                } else {
                    patched.add(path + " " + body);
                }
            }
        }
        byte[] octets = JSON.writeValueAsBytes(topology());
        exchange.sendResponseHeaders(status, octets.length);
        exchange.getResponseBody().write(octets);
        exchange.close();
    }

    private boolean isPromisedTwice() {
        for (int c = 0; c < cellIds.size(); c++) {
            int cell = c;
            if (slices.stream()
                            .mapToDouble(slice -> values.get(path(cell, slice)))
                            .sum()
                    > 100) {
                return true;
            }
        }
        return false;
    }

    private ObjectNode topology() {
        ArrayNode cells = JSON.createArrayNode();
        for (int c = 0; c < cellIds.size(); c++) {
            ObjectNode cell = cells.addObject()
                    .put("cellId", cellIds.get(c))
                    .put("name", "S1-" + (c + 1))
                    .put("electricalTiltDegrees", values.get(path(c)));
            ArrayNode policies = cell.putArray("rRMPolicyRatios");
            for (Snssai slice : slices) {
                ObjectNode policy = policies.addObject().put("sST", slice.sst());
                if (slice.sd() != Snssai.NO_SD) {
                    policy.put("sD", slice.sd());
                }
                policy.put("rRMPolicyMinRatio", values.get(path(c, slice)));
            }
            ArrayNode relations = cell.putArray("nRCellRelations");
            for (int other = 0; other < cellIds.size(); other++) {
                if (other != c) {
                    relations
                            .addObject()
                            .put("neighbourName", cellIds.get(other))
                            .put("cellIndividualOffset", values.get(path(c, other)));
                }
            }
        }
        ObjectNode json = JSON.createObjectNode();
        json.putArray("sites").addObject().set("cells", cells);
        return json;
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
        threads.shutdownNow();
    }
}
