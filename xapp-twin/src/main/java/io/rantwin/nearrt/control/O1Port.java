package io.rantwin.nearrt.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.twin.enforcement.EnforcementAction;
import io.rantwin.twin.enforcement.EnforcementAction.HandOver;
import io.rantwin.twin.enforcement.EnforcementAction.SetOffset;
import io.rantwin.twin.enforcement.EnforcementAction.SetPower;
import io.rantwin.twin.enforcement.EnforcementAction.SetQuota;
import io.rantwin.twin.enforcement.EnforcementAction.SetTilt;
import io.rantwin.twin.enforcement.EnforcementAction.SleepCell;
import io.rantwin.twin.enforcement.EnforcementAction.WakeCell;
import io.rantwin.twin.enforcement.Lever;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * O1-like REST configuration: {@code cellIndividualOffset}, power, tilt and state of cells. Which cells there are is read from
 * {@code /topology} with {@link #refresh}; before that, nothing is offered. What was set can be read back.
 */
public final class O1Port implements ControlPort {
    private static final Set<Lever> LEVERS = EnumSet.of(Lever.OFFSET, Lever.POWER, Lever.TILT, Lever.CELL_STATE);
    private static final String POWER = "configuredMaxTxPowerDbm";
    private static final String TILT = "electricalTiltDegrees";
    private static final String OFFSET = "cellIndividualOffset";
    private static final String STATE = "powerState";
    private static final String ACTIVE = "active";
    private static final String CELL_ID = "cellId";
    private static final double SAME = 1e-6;

    private final O1Client client;
    private final Executor executor;
    private final String sleepState;
    private final Map<String, String> configured;
    private final UnaryOperator<JsonNode> identities;
    private volatile Map<String, String> names;
    private volatile String problem = "its cells have not been read yet";

    /**
     * Over a client.
     *
     * @param executor runs calls, which block; virtual threads suit
     * @param sleepState {@code powerState} of cells that sleep: micro_sleep, light_sleep or deep_sleep
     * @param configured names that the interface has for cells, by cell id, where its topology does not tell
     * @param identities puts {@code cellId} into cells of its topology that have none, as in the twin's own topology
     */
    public O1Port(
            O1Client client,
            Executor executor,
            String sleepState,
            Map<String, String> configured,
            UnaryOperator<JsonNode> identities) {
        this.client = client;
        this.executor = executor;
        this.sleepState = sleepState;
        this.configured = Map.copyOf(configured);
        this.identities = identities;
        this.names = this.configured;
    }

    /** Reads which cells there are; to be called now and then. The last good reading stays when it fails. The future never fails. */
    public CompletableFuture<Void> refresh() {
        return call(() -> {
                    Map<String, String> read = new TreeMap<>();
                    for (JsonNode cell :
                            identities.apply(client.get("topology")).findParents(CELL_ID)) {
                        String id = cell.path(CELL_ID).asText();
                        read.put(id, cell.path("name").asText(cell.path("index").asText(id)));
                    }
                    read.putAll(configured);
                    names = Map.copyOf(read);
                    problem = "it has no such cell";
                    return read.size();
                })
                .handle((_, failure) -> {
                    if (failure != null && names.isEmpty()) {
                        problem = "its cells cannot be read: " + sentence(failure);
                    }
                    return null;
                });
    }

    @Override
    public String name() {
        return "O1";
    }

    @Override
    public Set<Lever> levers(String cellId) {
        return names.containsKey(cellId) ? LEVERS : Set.of();
    }

    @Override
    public @Nullable String objection(EnforcementAction action) {
        return switch (action) {
            case SetQuota _, HandOver _ -> "it has no configuration for that";
            case SetOffset offset ->
                missing(offset.cellId()) == null ? missing(offset.neighbourId()) : missing(offset.cellId());
            case SleepCell _, WakeCell _, SetPower _, SetTilt _ -> missing(action.cellId());
        };
    }

    private @Nullable String missing(String cellId) {
        return names.containsKey(cellId) ? null : problem + " (" + cellId + ")";
    }

    @Override
    public CompletableFuture<PortResult> carryOut(EnforcementAction action) {
        String objection = objection(action);
        if (objection != null) {
            return CompletableFuture.completedFuture(new PortResult.Failed(objection));
        }
        return call(() -> client.patch(path(action), attributes(action))).handle((answer, failure) -> {
            if (failure != null) {
                return new PortResult.Failed(sentence(failure));
            }
            return new PortResult.Acknowledged();
        });
    }

    @Override
    public CompletableFuture<InPlace> readBack(EnforcementAction action) {
        if (!names.containsKey(action.cellId()) || action instanceof HandOver) {
            return CompletableFuture.completedFuture(InPlace.UNKNOWN);
        }
        return call(() -> client.get(path(action) + (action instanceof SetQuota ? "/RRMPolicyRatio" : "")))
                .handle((now, failure) -> failure != null || now == null ? InPlace.UNKNOWN : isAs(action, now));
    }

    private InPlace isAs(EnforcementAction action, JsonNode now) {
        return switch (action) {
            case SetQuota quota -> isAs(quota, now);
            // Whatever kind of sleep it is in.
            case SleepCell _ ->
                now.path(STATE).isTextual()
                        ? now.path(STATE).asText().equals(ACTIVE) ? InPlace.NO : InPlace.YES
                        : InPlace.UNKNOWN;
            default -> isAs(attributes(action), now);
        };
    }

    private static InPlace isAs(SetQuota quota, JsonNode policies) {
        for (JsonNode policy : policies) {
            if (policy.path("sST").asInt(-1) == quota.slice().sst()
                    && policy.path("sD").asInt(-1) == quota.slice().sd()) {
                return Math.round(policy.path("rRMPolicyMinRatio").asDouble(-1))
                                        == quota.ratio().minRatio()
                                && Math.round(policy.path("rRMPolicyMaxRatio").asDouble(-1))
                                        == quota.ratio().maxRatio()
                        ? InPlace.YES
                        : InPlace.NO;
            }
        }
        return InPlace.UNKNOWN;
    }

    private static InPlace isAs(ObjectNode wanted, JsonNode now) {
        for (Map.Entry<String, JsonNode> each : wanted.properties()) {
            JsonNode value = now.get(each.getKey());
            if (value == null) {
                return InPlace.UNKNOWN;
            }
            boolean isSame = each.getValue().isNumber()
                    ? Math.abs(each.getValue().asDouble() - value.asDouble(Double.NaN)) < SAME
                    : each.getValue().asText().equals(value.asText());
            if (!isSame) {
                return InPlace.NO;
            }
        }
        return InPlace.YES;
    }

    private String path(EnforcementAction action) {
        String cell = "NRCellDU/" + names.get(action.cellId());
        return action instanceof SetOffset offset ? cell + "/NRCellRelation/" + names.get(offset.neighbourId()) : cell;
    }

    private ObjectNode attributes(EnforcementAction action) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        return switch (action) {
            case SetOffset a -> json.put(OFFSET, a.offsetDb());
            case SetPower a -> json.put(POWER, a.powerDbm());
            case SetTilt a -> json.put(TILT, a.electricalTiltDegrees());
            case SleepCell _ -> json.put(STATE, sleepState);
            case WakeCell _ -> json.put(STATE, ACTIVE);
            case SetQuota _, HandOver _ -> json;
        };
    }

    /** Work that may fail and blocks. */
    private interface Call<T> {
        T run() throws IOException, InterruptedException;
    }

    private <T> CompletableFuture<T> call(Call<T> call) {
        CompletableFuture<T> future = new CompletableFuture<>();
        try {
            executor.execute(() -> {
                try {
                    future.complete(call.run());
                } catch (IOException | RuntimeException e) {
                    future.completeExceptionally(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    future.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            future.completeExceptionally(e);
        }
        return future;
    }

    private static String sentence(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }
}
