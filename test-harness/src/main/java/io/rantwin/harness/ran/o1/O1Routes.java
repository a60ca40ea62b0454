package io.rantwin.harness.ran.o1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.node.ControlGate;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** What can be asked and changed over O1. Every answer is made by the network's thread between two steps. */
final class O1Routes {
    private static final double LARGEST_OFFSET_DB = 24;
    private static final double LEAST_SPEED = 0.1;
    private static final double MOST_SPEED = 1000;
    private static final int MOST_BODY_OCTETS = 1 << 16;

    private final NetworkQueue queue;
    private final List<String> names;
    private final List<String> cellIds;
    private final ControlGate gate;
    private final PmFolder files;
    private final DoubleConsumer pace;
    private final Duration patience;

    O1Routes(
            NetworkQueue queue,
            List<String> names,
            List<String> cellIds,
            ControlGate gate,
            @Nullable Path pmFolder,
            DoubleConsumer pace,
            Duration patience) {
        this.queue = queue;
        this.names = List.copyOf(names);
        this.cellIds = List.copyOf(cellIds);
        this.gate = gate;
        this.files = new PmFolder(pmFolder);
        this.pace = pace;
        this.patience = patience;
    }

    void register(JavalinDefaultRoutingApi routes) {
        JsonInput.answerBadRequests(routes);
        routes.exception(
                O1Problem.class,
                (problem, context) -> context.status(problem.status())
                        .json(Map.of("errorMessage", String.valueOf(problem.getMessage()))));
        routes.get("/", context -> context.result(help()));
        routes.get("/topology", context -> answer(context, network -> LiveTopology.of(network, names, cellIds)));
        routes.get("/NRCellDU", context -> answer(context, this::cells));
        routes.get("/NRCellDU/{cell}", context -> {
            int cell = cell(context, "cell");
            answer(context, network -> view(network).cell(cell));
        });
        routes.patch("/NRCellDU/{cell}", this::changeCell);
        routes.get("/NRCellDU/{cell}/NRCellRelation", context -> {
            int cell = cell(context, "cell");
            answer(context, network -> view(network).relations(cell));
        });
        routes.get("/NRCellDU/{cell}/NRCellRelation/{neighbour}", context -> {
            int cell = cell(context, "cell");
            int neighbour = cell(context, "neighbour");
            answer(context, network -> {
                requireRelation(network, cell, neighbour);
                return view(network).relation(cell, neighbour);
            });
        });
        routes.patch("/NRCellDU/{cell}/NRCellRelation/{neighbour}", this::changeRelation);
        routes.get("/NRCellDU/{cell}/RRMPolicyRatio", context -> {
            int cell = cell(context, "cell");
            answer(context, network -> view(network).policies(cell));
        });
        routes.patch("/NRCellDU/{cell}/RRMPolicyRatio/{slice}", this::changeShares);
        routes.patch("/pace", this::changePace);
        routes.get("/pm", context -> JsonInput.answer(context, 200, files.list()));
        routes.get("/pm/{file}", context -> {
            Path file = files.file(context.pathParam("file"));
            boolean isXml = context.pathParam("file").endsWith(".xml");
            context.contentType(isXml ? "application/xml" : "application/json").result(Files.readAllBytes(file));
        });
    }

    private static String help() {
        return """
                The management side of a simulated network.

                GET   /topology                                   sites, carriers, cells, neighbours, wrap vectors, as they are now
                GET   /NRCellDU                                   all cells
                GET   /NRCellDU/CELL                              one cell, by index or name
                PATCH /NRCellDU/CELL                              any of configuredMaxTxPowerDbm (or configuredMaxTxPower in mW),
                                                                  electricalTiltDegrees, mostUsers, administrativeState
                                                                  (UNLOCKED, SHUTTING_DOWN, LOCKED), powerState
                                                                  (active, micro_sleep, light_sleep, deep_sleep)
                GET   /NRCellDU/CELL/NRCellRelation               relations with their cellIndividualOffset in dB
                GET   /NRCellDU/CELL/NRCellRelation/NEIGHBOUR     one of them
                PATCH /NRCellDU/CELL/NRCellRelation/NEIGHBOUR     cellIndividualOffset, -24 .. 24
                GET   /NRCellDU/CELL/RRMPolicyRatio               policies of the slices, downlink resource blocks
                PATCH /NRCellDU/CELL/RRMPolicyRatio/SLICE         any of rRMPolicyDedicatedRatio, rRMPolicyMinRatio, rRMPolicyMaxRatio,
                                                                  whole percent; SLICE is SST or SST-SD, such as 1 or 1-00000a
                PATCH /pace                                       speed, network seconds in one of ours, 0.1 .. 1000
                GET   /pm                                         files of PM counters
                GET   /pm/FILE                                    one of them
                """;
    }

    private ArrayNode cells(RadioNetwork network) {
        ArrayNode cells = JsonNodeFactory.instance.arrayNode();
        CellView view = view(network);
        for (int cell = 0; cell < names.size(); cell++) {
            cells.add(view.cell(cell));
        }
        return cells;
    }

    private void changeCell(Context context) throws BadRequestException, O1Problem {
        int cell = cell(context, "cell");
        CellChange change = CellChange.of(body(context));
        answer(context, network -> {
            boolean isIgnored = gate.ignores(cell);
            if (!isIgnored) {
                change.apply(network, cell);
            }
            ObjectNode answer = view(network).cell(cell);
            if (isIgnored) {
                change.pretend(answer);
            }
            return answer;
        });
    }

    private void changeRelation(Context context) throws BadRequestException, O1Problem {
        int cell = cell(context, "cell");
        int neighbour = cell(context, "neighbour");
        JsonInput body = body(context);
        body.onlyMembers(Set.of("cellIndividualOffset"));
        JsonInput member = body.member("cellIndividualOffset");
        Double offset = CellChange.number(member, -LARGEST_OFFSET_DB, LARGEST_OFFSET_DB);
        if (offset == null) {
            throw member.bad("is missing");
        }
        answer(context, network -> {
            requireRelation(network, cell, neighbour);
            boolean isIgnored = gate.ignores(cell);
            if (!isIgnored) {
                network.parameters().setIndividualOffsetDb(cell, neighbour, offset);
            }
            ObjectNode answer = view(network).relation(cell, neighbour);
            if (isIgnored) {
                answer.put("cellIndividualOffset", offset);
            }
            return answer;
        });
    }

    private void changeShares(Context context) throws BadRequestException, O1Problem {
        int cell = cell(context, "cell");
        String slice = context.pathParam("slice");
        ShareChange change = ShareChange.of(body(context));
        answer(context, network -> {
            int index = ShareChange.indexOf(slice, network.plan().slices());
            boolean isIgnored = gate.ignores(cell);
            if (!isIgnored) {
                change.apply(network, cell, index);
            }
            JsonNode answer = view(network).policies(cell).get(index);
            if (isIgnored && answer instanceof ObjectNode object) {
                change.pretend(object);
            }
            return answer;
        });
    }

    private void changePace(Context context) throws BadRequestException {
        JsonInput body = body(context);
        body.onlyMembers(Set.of("speed"));
        JsonInput member = body.member("speed");
        Double speed = CellChange.number(member, LEAST_SPEED, MOST_SPEED);
        if (speed == null) {
            throw member.bad("is missing");
        }
        pace.accept(speed);
        JsonInput.answer(context, 200, JsonNodeFactory.instance.objectNode().put("speed", speed));
    }

    private void requireRelation(RadioNetwork network, int cell, int neighbour) throws O1Problem {
        if (!network.parameters().isNeighbour(cell, neighbour)) {
            throw new O1Problem(
                    404, "Cell " + names.get(cell) + " has no relation to cell " + names.get(neighbour) + ".");
        }
    }

    private CellView view(RadioNetwork network) {
        return new CellView(network, names);
    }

    private int cell(Context context, String parameter) throws O1Problem {
        String text = context.pathParam(parameter);
        int index = names.indexOf(text);
        if (index < 0 && text.matches("[0-9]{1,6}")) {
            index = Integer.parseInt(text);
        }
        if (index < 0 || index >= names.size()) {
            throw new O1Problem(
                    404,
                    "There is no cell \"" + text + "\"; cells are 0 .. " + (names.size() - 1) + " or "
                            + names.getFirst() + " .. " + names.getLast() + ".");
        }
        return index;
    }

    private static JsonInput body(Context context) throws BadRequestException {
        return JsonInput.parse(context.bodyAsBytes(), MOST_BODY_OCTETS);
    }

    private void answer(Context context, NetworkQueue.Work<? extends JsonNode> work) throws O1Problem {
        CompletableFuture<? extends JsonNode> future = queue.submit(work);
        try {
            JsonInput.answer(context, 200, future.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            future.cancel(false);
            throw new O1Problem(503, "The network did not get to it within " + patience.toSeconds() + " s.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new O1Problem(503, "The server is stopping.");
        } catch (ExecutionException failed) {
            throw problem(failed.getCause());
        }
    }

    private static O1Problem problem(@Nullable Throwable cause) {
        return switch (cause) {
            case O1Problem problem -> problem;
            case RejectedExecutionException refused -> new O1Problem(503, "Not now: " + refused.getMessage() + ".");
            case null, default -> new O1Problem(500, "The network could not do it: " + cause);
        };
    }
}
