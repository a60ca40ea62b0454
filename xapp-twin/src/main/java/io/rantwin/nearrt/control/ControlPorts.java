package io.rantwin.nearrt.control;

import io.rantwin.twin.enforcement.EnforcementAction;
import io.rantwin.twin.enforcement.Lever;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** All interfaces, the preferred first: an action goes over the first that can carry it out. Thread-safe. */
public final class ControlPorts {
    private final List<ControlPort> ports;

    /** In the order of preference. */
    public ControlPorts(List<ControlPort> ports) {
        this.ports = List.copyOf(ports);
    }

    /** Which interface an action goes over. */
    public sealed interface Choice {
        /** Over this one. */
        record Chosen(ControlPort port) implements Choice {}

        /** Over none, and why, for each interface. */
        record None(String reason) implements Choice {}
    }

    /** What some interface offers for a cell. */
    public Set<Lever> levers(String cellId) {
        Set<Lever> levers = EnumSet.noneOf(Lever.class);
        ports.forEach(port -> levers.addAll(port.levers(cellId)));
        return levers;
    }

    /** Chooses. */
    public Choice choose(EnforcementAction action) {
        List<String> objections = new ArrayList<>();
        for (ControlPort port : ports) {
            String objection = port.objection(action);
            if (objection == null) {
                return new Choice.Chosen(port);
            }
            objections.add(port.name() + ": " + objection);
        }
        return new Choice.None("No interface can " + action.words()
                + (objections.isEmpty() ? ": none is configured." : ": " + String.join("; ", objections) + "."));
    }

    /** What the first interface that can tell says of a change; never fails. */
    public CompletableFuture<InPlace> readBack(EnforcementAction action) {
        CompletableFuture<InPlace> answer = CompletableFuture.completedFuture(InPlace.UNKNOWN);
        for (ControlPort port : ports) {
            answer = answer.thenCompose(before ->
                    before == InPlace.UNKNOWN ? port.readBack(action) : CompletableFuture.completedFuture(before));
        }
        return answer.exceptionally(_ -> InPlace.UNKNOWN);
    }
}
