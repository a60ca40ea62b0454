package io.rantwin.harness.ran.traffic;

import java.util.List;

/** All events of a scenario. Where circles overlap, factors multiply. */
public record DemandEvents(List<DemandEvent> events) {
    public DemandEvents {
        events = List.copyOf(events);
    }

    /** The factor for a UE's demand at a place and time. */
    public double demandFactor(double xMetres, double yMetres, double hours) {
        double factor = 1;
        for (int i = 0; i < events.size(); i++) {
            factor *= events.get(i).demandFactor(xMetres, yMetres, hours);
        }
        return factor;
    }
}
