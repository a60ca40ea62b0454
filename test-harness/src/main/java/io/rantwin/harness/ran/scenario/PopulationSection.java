package io.rantwin.harness.ran.scenario;

import io.rantwin.harness.ran.mobility.HotspotTrack;
import io.rantwin.harness.ran.mobility.PopulationMix;
import io.rantwin.harness.ran.network.GroundPlan;
import io.rantwin.harness.ran.traffic.DemandEvent;
import io.rantwin.harness.ran.traffic.ProfileClock;
import java.util.ArrayList;
import java.util.List;

/** Member {@code population}: how many users there are, how they move, and what draws them. */
final class PopulationSection {
    private static final int MOST_USERS = 100_000;
    private static final int USUAL_USERS_PER_CELL = 10;
    private static final double FARTHEST_METRES = 100_000;

    private final ProfileClock clock;
    private int users;

    PopulationSection(ProfileClock clock) {
        this.clock = clock;
    }

    /** How many users there are, after {@link #read}. */
    int users() {
        return users;
    }

    GroundPlan read(Fields root, int cells) {
        Fields population = root.fields("population");
        int perCell = population.integer("usersPerCell", USUAL_USERS_PER_CELL, 1, 10_000);
        users = population.integer("users", perCell * cells, 1, MOST_USERS);
        if (population.has("users") && population.has("usersPerCell")) {
            population.reject("users", "users beside usersPerCell", "one of the two");
        }
        PopulationMix mix = mix(population.fields("mix"));
        double highLoss = population.number("highLossShare", 0.2, 0, 1);
        List<GroundPlan.Hotspot> hotspots = new ArrayList<>();
        for (Fields hotspot : population.list("hotspots")) {
            hotspots.add(hotspot(hotspot));
        }
        List<DemandEvent> events = new ArrayList<>();
        for (Fields event : population.list("events")) {
            events.add(event(event));
        }
        population.close();
        return new GroundPlan(mix, highLoss, hotspots, events);
    }

    private static PopulationMix mix(Fields mix) {
        PopulationMix usual = PopulationMix.URBAN;
        boolean any = mix.has("indoor") || mix.has("pedestrian") || mix.has("vehicular");
        double indoor = mix.number("indoor", any ? 0 : usual.indoorWeight(), 0, 1e6);
        double pedestrian = mix.number("pedestrian", any ? 0 : usual.pedestrianWeight(), 0, 1e6);
        double vehicular = mix.number("vehicular", any ? 0 : usual.vehicularWeight(), 0, 1e6);
        mix.close();
        if (indoor + pedestrian + vehicular <= 0) {
            mix.reject("indoor", "weights that are all 0", "a weight above 0 of indoor, pedestrian or vehicular");
            return usual;
        }
        return new PopulationMix(indoor, pedestrian, vehicular);
    }

    private static GroundPlan.Hotspot hotspot(Fields hotspot) {
        double radius = hotspot.number("radiusMetres", 100, 1, FARTHEST_METRES);
        double weight = hotspot.number("weight", 0.1, 0, 1000);
        List<Fields> points = hotspot.list("track");
        double[] hours = new double[Math.max(1, points.size())];
        double[] x = new double[hours.length];
        double[] y = new double[hours.length];
        for (int i = 0; i < points.size(); i++) {
            Fields point = points.get(i);
            hours[i] = point.number("hour", 0, 0, 23.999);
            x[i] = point.number("xMetres", 0, -FARTHEST_METRES, FARTHEST_METRES);
            y[i] = point.number("yMetres", 0, -FARTHEST_METRES, FARTHEST_METRES);
            point.close();
        }
        HotspotTrack track = hotspot.checked(
                () -> new HotspotTrack(hours, x, y),
                new HotspotTrack(new double[] {0}, new double[] {0}, new double[] {0}));
        hotspot.close();
        return new GroundPlan.Hotspot(track, radius, weight);
    }

    private DemandEvent event(Fields event) {
        String name = event.text("name", "event");
        double x = event.number("xMetres", 0, -FARTHEST_METRES, FARTHEST_METRES);
        double y = event.number("yMetres", 0, -FARTHEST_METRES, FARTHEST_METRES);
        double radius = event.number("radiusMetres", 150, 1, FARTHEST_METRES);
        double start =
                event.parsed("from", clock.startHours(), text -> Moments.profileHours(text, clock), Moments.MOMENT);
        double end = event.parsed("until", start + 2, text -> Moments.profileHours(text, clock), Moments.MOMENT);
        double ramp = event.number("rampHours", 1, 0.01, 48);
        double crowd = event.number("crowdFactor", 10, 1, 10_000);
        double demand = event.number("demandFactor", 1, 0, 100);
        event.close();
        // What is on at the start has begun in the week before the next "from".
        boolean isOnAtStart = Moments.isOnAtStart(event.text("from", ""), event.text("until", ""), clock);
        double begin = isOnAtStart ? start - ProfileClock.WEEK_HOURS : start;
        return event.checked(
                () -> new DemandEvent(name, x, y, radius, begin, end, ramp, crowd, demand),
                new DemandEvent(name, x, y, radius, start, start, ramp, crowd, demand));
    }
}
