package io.rantwin.harness.ran.network;

import io.rantwin.harness.ran.chance.PersonStreams;
import io.rantwin.harness.ran.chance.PositiveDistribution;
import io.rantwin.harness.ran.chance.Streams;
import io.rantwin.harness.ran.mobility.IndoorPlaces;
import io.rantwin.harness.ran.mobility.MobilityKind;
import io.rantwin.harness.ran.mobility.PlaceMap;
import io.rantwin.harness.ran.mobility.Rectangle;
import io.rantwin.harness.ran.mobility.StreetDrive;
import io.rantwin.harness.ran.mobility.StreetGrid;
import io.rantwin.harness.ran.mobility.UePositions;
import io.rantwin.harness.ran.mobility.WaypointWalk;
import io.rantwin.harness.ran.radio.Gaussian;
import io.rantwin.harness.ran.radio.Penetration;
import io.rantwin.harness.ran.site.Environment;
import io.rantwin.harness.ran.traffic.DemandEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Where everybody is: positions in the ground's axes, how each moves, and how deep in a building. */
final class Population {
    private static final double SLOWEST_WALK = 0.5;
    private static final double FASTEST_WALK = 1.5;
    private static final PositiveDistribution STAY_SECONDS = new PositiveDistribution.Exponential(60);
    private static final double STREET_LIMIT = 50 / 3.6;
    private static final double SLOWEST_DRIVER = 0.6;

    private final GroundPlan plan;
    private final Ground ground;
    private final Environment environment;
    private final PersonStreams buildings;
    private final UePositions positions;
    private final MobilityKind[] kinds;
    private final PlaceMap map;
    private final IndoorPlaces indoor;
    private final WaypointWalk walk;
    private final StreetDrive drive;
    private final double[] depthMetres;
    private final double[] penetrationDeviate;
    private final double backgroundPerSquareMetre;

    Population(NetworkPlan network, Ground ground, Streams streams) {
        this.plan = network.ground();
        this.ground = ground;
        this.environment = network.layout().sites().getFirst().environment();
        int ues = network.ues();
        this.buildings = streams.people("population.buildings", ues);
        positions = new UePositions(ues);
        kinds = plan.mix().assign(ues, streams.of("population.kinds"));
        Rectangle area = ground.area();
        backgroundPerSquareMetre = 1 / (area.widthMetres() * area.heightMetres());
        map = new PlaceMap(area, 1, places());
        depthMetres = new double[ues];
        penetrationDeviate = new double[ues];
        follow(network.clock().hours(0));
        indoor = new IndoorPlaces(
                of(MobilityKind.INDOOR_STATIC), positions, map, streams.people("population.indoor", ues));
        walk = new WaypointWalk(
                of(MobilityKind.PEDESTRIAN),
                positions,
                map,
                SLOWEST_WALK,
                FASTEST_WALK,
                STAY_SECONDS,
                streams.people("population.walk", ues));
        StreetGrid grid = StreetGrid.urban(area);
        drive = new StreetDrive(
                of(MobilityKind.VEHICULAR),
                positions,
                grid,
                limits(grid.rows()),
                limits(grid.columns()),
                SLOWEST_DRIVER,
                streams.of("population.drive"));
        for (int ue = 0; ue < ues; ue++) {
            drawBuilding(ue);
        }
    }

    private List<PlaceMap.Hotspot> places() {
        List<PlaceMap.Hotspot> places = new ArrayList<>();
        for (GroundPlan.Hotspot hotspot : plan.hotspots()) {
            places.add(new PlaceMap.Hotspot(0, 0, hotspot.radiusMetres(), hotspot.weight()));
        }
        for (DemandEvent event : plan.events()) {
            places.add(new PlaceMap.Hotspot(
                    ground.along(event.xMetres(), event.yMetres()),
                    ground.across(event.xMetres(), event.yMetres()),
                    event.radiusMetres(),
                    0));
        }
        return places;
    }

    private static double[] limits(int streets) {
        double[] limits = new double[streets];
        Arrays.fill(limits, STREET_LIMIT);
        return limits;
    }

    private int[] of(MobilityKind kind) {
        int[] found = new int[kinds.length];
        int count = 0;
        for (int ue = 0; ue < kinds.length; ue++) {
            if (kinds[ue] == kind) {
                found[count++] = ue;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Moves hotspots to where they are at an hour and gives events the crowd they have then. */
    void follow(double hours) {
        List<GroundPlan.Hotspot> hotspots = plan.hotspots();
        for (int i = 0; i < hotspots.size(); i++) {
            double x = hotspots.get(i).track().x(hours);
            double y = hotspots.get(i).track().y(hours);
            map.moveTo(i, ground.along(x, y), ground.across(x, y));
        }
        List<DemandEvent> events = plan.events();
        for (int i = 0; i < events.size(); i++) {
            map.setWeight(hotspots.size() + i, events.get(i).hotspotWeight(hours, backgroundPerSquareMetre));
        }
    }

    /** Lets everybody move. */
    void step(double seconds) {
        walk.step(seconds);
        drive.step(seconds);
    }

    /** Puts a user elsewhere, as if it were another person; vehicles stay on their way. True when it is elsewhere now. */
    boolean replace(int ue) {
        switch (kinds[ue]) {
            case INDOOR_STATIC -> indoor.replace(ue);
            case PEDESTRIAN -> walk.replace(ue);
            case VEHICULAR -> {
                return false;
            }
        }
        drawBuilding(ue);
        return true;
    }

    private void drawBuilding(int ue) {
        RandomGenerator random = buildings.next(ue);
        if (kinds[ue] == MobilityKind.INDOOR_STATIC) {
            depthMetres[ue] = Penetration.drawIndoorDistanceMetres(environment, random);
        }
        penetrationDeviate[ue] = Gaussian.next(random);
    }

    MobilityKind kind(int ue) {
        return kinds[ue];
    }

    /** Where and how fast, in the ground's axes. */
    UePositions positions() {
        return positions;
    }

    double depthMetres(int ue) {
        return depthMetres[ue];
    }

    double penetrationDeviate(int ue) {
        return penetrationDeviate[ue];
    }

    /** Which part of a user's demand the events around it make. */
    double demandFactor(double x, double y, double hours) {
        double factor = 1;
        for (DemandEvent event : plan.events()) {
            factor *= event.demandFactor(x, y, hours);
        }
        return factor;
    }
}
