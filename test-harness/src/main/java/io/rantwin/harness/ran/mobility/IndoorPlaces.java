package io.rantwin.harness.ran.mobility;

import io.rantwin.harness.ran.chance.Draws;
import io.rantwin.harness.ran.chance.PersonStreams;
import java.util.random.RandomGenerator;

/**
 * UEs in buildings that do not move: places from a {@link PlaceMap}, heights by floor as in TR 38.901 table 7.2-1 and
 * clause 7.4 (buildings of 4 to 8 floors, 3 m each, a floor drawn evenly, 1.5 m above it).
 */
public final class IndoorPlaces implements MobilityModel {
    private static final int LOWEST_BUILDING_FLOORS = 4;
    private static final int HIGHEST_BUILDING_FLOORS = 8;
    private static final double FLOOR_METRES = 3;

    private final int[] ues;
    private final UePositions positions;
    private final PlaceMap map;
    private final PersonStreams people;

    public IndoorPlaces(int[] ues, UePositions positions, PlaceMap map, PersonStreams people) {
        this.ues = ues.clone();
        this.positions = positions;
        this.map = map;
        this.people = people;
        for (int ue : this.ues) {
            replace(ue);
        }
    }

    /** Puts a UE into another building of the map, as if it were another person. */
    public void replace(int ue) {
        RandomGenerator random = people.next(ue);
        map.place(ue, positions, random);
        int floors = LOWEST_BUILDING_FLOORS + Draws.index(random, HIGHEST_BUILDING_FLOORS - LOWEST_BUILDING_FLOORS + 1);
        positions.heightMetres[ue] = UePositions.GROUND_HEIGHT_METRES + FLOOR_METRES * Draws.index(random, floors);
        positions.indoor[ue] = true;
        positions.speedMetresPerSecond[ue] = 0;
    }

    @Override
    public void step(double seconds) {
        // They stay where they are.
    }

    @Override
    public int[] ues() {
        return ues.clone();
    }
}
