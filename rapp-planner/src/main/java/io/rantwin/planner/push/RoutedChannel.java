package io.rantwin.planner.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Orders of configuration go to the network's management, all others to near-RT RICs. Thread-safe. */
public final class RoutedChannel implements PolicyChannel {
    private final PolicyChannel toRics;
    private final O1Channel toNetwork;

    /** Two ways. */
    public RoutedChannel(PolicyChannel toRics, O1Channel toNetwork) {
        this.toRics = toRics;
        this.toNetwork = toNetwork;
    }

    private PolicyChannel of(String ricId) {
        return ricId.equals(O1Channel.RIC) ? toNetwork : toRics;
    }

    @Override
    public String name() {
        return toRics.name() + ", " + toNetwork.name();
    }

    @Override
    public boolean keepAlive() throws PushException {
        return toRics.keepAlive();
    }

    @Override
    public List<RicView> rics() throws PushException {
        List<RicView> all = new ArrayList<>(toRics.rics());
        try {
            all.addAll(toNetwork.rics());
        } catch (PushException away) {
            // Policies go on without it.
            all.add(new RicView(O1Channel.RIC, false, "UNAVAILABLE: " + away.getMessage(), List.of()));
        }
        return all;
    }

    @Override
    public @Nullable ObjectNode read(PolicyOrder order) throws PushException {
        return of(order.ricId()).read(order);
    }

    @Override
    public void put(PolicyOrder order, boolean isThere) throws PushException {
        of(order.ricId()).put(order, isThere);
    }

    @Override
    public void delete(PolicyOrder order) throws PushException {
        of(order.ricId()).delete(order);
    }

    @Override
    public List<StandingPolicy> standing(String ricId, Predicate<String> wanted) throws PushException {
        return of(ricId).standing(ricId, wanted);
    }

    @Override
    public @Nullable PolicyStatus status(PolicyOrder order) throws PushException {
        return of(order.ricId()).status(order);
    }
}
