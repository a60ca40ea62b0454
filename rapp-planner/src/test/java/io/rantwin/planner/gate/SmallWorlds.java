package io.rantwin.planner.gate;

import io.rantwin.planner.ensemble.Rail;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.plan.LoadProfile;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.ReferencePower;
import io.rantwin.planner.plan.WorldMaker;
import io.rantwin.twin.energy.ReferenceSet;
import io.rantwin.twin.enforcement.EnforcementParameters;
import io.rantwin.twin.propagation.AntennaPattern;
import io.rantwin.twin.propagation.RadioOptions;
import io.rantwin.twin.topology.Carrier;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.Environment;
import io.rantwin.twin.topology.NeighbourRelation;
import io.rantwin.twin.topology.Position;
import io.rantwin.twin.topology.Site;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.whatif.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two carriers from two or three masts 300 m apart: a capacity cell can sleep while the coverage cell above it carries its users. */
public final class SmallWorlds {
    /** What the xApp takes a cell to draw asleep, of what it draws without load: about as much as that of the set. */
    private static final double ASLEEP = 0.2;

    private SmallWorlds() {}

    /** Six cells: even ones on 700 MHz, odd ones on 3.5 GHz. */
    public static Topology topology(int sites) {
        List<Carrier> carriers =
                List.of(new Carrier("low", 760e6, 15e3, 20, 106, 1), new Carrier("high", 3.5e9, 30e3, 40, 106, 0.75));
        List<Site> places = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        List<NeighbourRelation> relations = new ArrayList<>();
        for (int s = 0; s < sites; s++) {
            places.add(new Site("S" + s, new Position(300 * s, 0), Environment.UMA));
            for (int k = 0; k < 2; k++) {
                cells.add(new Cell(
                        id(2 * s + k),
                        "S" + s,
                        k == 0 ? "low" : "high",
                        90.0,
                        0.0,
                        6.0,
                        25.0,
                        46.0,
                        null,
                        true,
                        List.of()));
            }
        }
        for (int a = 0; a < cells.size(); a++) {
            for (int b = 0; b < cells.size(); b++) {
                if (a != b) {
                    relations.add(new NeighbourRelation(a, b, 0, null));
                }
            }
        }
        return new Topology(carriers, places, cells, relations, List.of());
    }

    /**
     * Cells of one carrier on a circle, all looking at its middle.
     *
     * @param metres radius: where it is large, noise counts for more than interference
     */
    public static Topology facing(int cells, double metres) {
        List<Site> places = new ArrayList<>();
        List<Cell> all = new ArrayList<>();
        List<NeighbourRelation> relations = new ArrayList<>();
        for (int c = 0; c < cells; c++) {
            double degrees = 360.0 * c / cells;
            double radians = Math.toRadians(degrees);
            places.add(new Site(
                    "S" + c, new Position(metres * Math.sin(radians), metres * Math.cos(radians)), Environment.UMA));
            all.add(new Cell(
                    id(c), "S" + c, "mid", (degrees + 180) % 360, 0.0, 6.0, 25.0, 46.0, null, true, List.of()));
            for (int other = 0; other < cells; other++) {
                if (other != c) {
                    relations.add(new NeighbourRelation(c, other, 0, null));
                }
            }
        }
        return new Topology(List.of(new Carrier("mid", 3.5e9, 30e3, 40, 106, 0.75)), places, all, relations, List.of());
    }

    /** Name of a cell. */
    public static String id(int cell) {
        return String.format("001-01-%09x", cell + 1);
    }

    /** Loads that rise from the first period to the last; one row for each cell. */
    public static LoadProfile profile(double deviation, double[]... loads) {
        Map<String, double[]> load = new LinkedHashMap<>();
        Map<String, double[]> traffic = new LinkedHashMap<>();
        Map<String, double[]> off = new LinkedHashMap<>();
        for (int c = 0; c < loads.length; c++) {
            load.put(id(c), loads[c]);
            traffic.put(id(c), filled(loads[c].length, Double.NaN));
            off.put(id(c), filled(loads[c].length, deviation));
        }
        return new LoadProfile(loads[0].length, load, traffic, off);
    }

    /** The world of a profile, an hour a period, four decisions in each. */
    public static TwinWorld world(LoadProfile profile) {
        return world(topology(profile.loads().size() / 2), profile, 16);
    }

    /** The same of another network. */
    public static TwinWorld world(Topology topology, LoadProfile profile, int points) {
        try {
            Snapshot snapshot = WorldMaker.snapshot(
                    topology, profile, new RadioOptions(points, 6, AntennaPattern.PANEL, 1.5, Environment.UMA), 1);
            return WorldMaker.world(
                    topology,
                    snapshot,
                    profile,
                    3_600_000,
                    900_000,
                    new ReferencePower(ReferenceSet.CATEGORY_2_SET_1, 1000, 0.04, snapshot.radio()),
                    EnforcementParameters.USUAL.withEnergy(
                            EnforcementParameters.Energy.USUAL.withSleepPowerShare(ASLEEP)));
        } catch (PlanException wrong) {
            throw new AssertionError(wrong);
        }
    }

    /** Two masts, quiet for two hours and busier for two. */
    public static TwinWorld quietThenBusy(double deviation) {
        return world(profile(
                deviation,
                new double[] {0.10, 0.10, 0.30, 0.45},
                new double[] {0.05, 0.05, 0.40, 0.60},
                new double[] {0.12, 0.12, 0.30, 0.45},
                new double[] {0.06, 0.06, 0.40, 0.60}));
    }

    /** Gate settings with few draws. */
    public static GateSettings settings(int draws, Rail... rails) {
        return new GateSettings(
                rails.length == 0 ? GateSettings.USUAL.rails() : List.of(rails),
                0.9,
                draws,
                3,
                0.7,
                1,
                0.5,
                new WatchSettings(0.05, 3, 0.2, 0.05, 0.01, 0.01, 4, 0));
    }

    private static double[] filled(int n, double value) {
        double[] all = new double[n];
        Arrays.fill(all, value);
        return all;
    }
}
