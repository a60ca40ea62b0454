package io.rantwin.harness.ran.network;

import io.rantwin.harness.ran.mobility.HotspotTrack;
import io.rantwin.harness.ran.mobility.PopulationMix;
import io.rantwin.harness.ran.traffic.DemandEvent;
import java.util.List;

/**
 * Where people are.
 *
 * @param mix how they move
 * @param highLossShare share of the buildings with coated glass, 0 .. 1
 * @param hotspots places that draw people, and move through the day
 * @param events crowds that come and go
 */
public record GroundPlan(PopulationMix mix, double highLossShare, List<Hotspot> hotspots, List<DemandEvent> events) {
    /**
     * A place that draws people.
     *
     * @param track where it is by the hour of the day, in metres of the layout
     * @param radiusMetres of its circle
     * @param weight people that it draws against the background's 1
     */
    public record Hotspot(HotspotTrack track, double radiusMetres, double weight) {}

    /** Copies the lists. */
    public GroundPlan {
        hotspots = List.copyOf(hotspots);
        events = List.copyOf(events);
    }
}
