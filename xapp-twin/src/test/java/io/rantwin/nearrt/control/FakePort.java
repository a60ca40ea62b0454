package io.rantwin.nearrt.control;

import io.rantwin.twin.enforcement.EnforcementAction;
import io.rantwin.twin.enforcement.Lever;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Takes note of what it is asked to do. */
public final class FakePort implements ControlPort {
    public final List<EnforcementAction> done = new ArrayList<>();
    public final Set<Lever> levers = EnumSet.allOf(Lever.class);
    public CompletableFuture<PortResult> answer = CompletableFuture.completedFuture(new PortResult.Acknowledged());
    public InPlace inPlace = InPlace.UNKNOWN;

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Set<Lever> levers(String cellId) {
        return levers;
    }

    @Override
    public String objection(EnforcementAction action) {
        return levers.contains(action.target().lever()) ? null : "it cannot do that";
    }

    @Override
    public CompletableFuture<PortResult> carryOut(EnforcementAction action) {
        done.add(action);
        return answer;
    }

    @Override
    public CompletableFuture<InPlace> readBack(EnforcementAction action) {
        return CompletableFuture.completedFuture(inPlace);
    }
}
