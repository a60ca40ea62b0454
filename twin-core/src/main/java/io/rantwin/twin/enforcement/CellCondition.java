package io.rantwin.twin.enforcement;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a cell now. Unknown figures are NaN.
 *
 * @param cellId NR CGI as text, as {@code CellId.toString} of A1 has it
 * @param trackingArea its tracking area as {@code TaI.toString} has it; null when unknown
 * @param state whether it serves
 * @param load downlink PRBs in use, fraction
 * @param uplinkLoad uplink PRBs in use, fraction
 * @param forecasts of the downlink load, by rising horizon
 * @param activeWatts electrical power while it serves
 * @param sleepWatts electrical power while it sleeps
 * @param powerDbm transmit power over the whole carrier
 * @param capacityKbits downlink rate with all PRBs in use
 * @param ueThroughputKbits mean downlink throughput of a UE while it has data
 * @param neighbours with shares that sum to at most 1; what is missing to 1 would be served by nobody
 * @param levers what some interface offers for this cell
 */
public record CellCondition(
        String cellId,
        @Nullable String trackingArea,
        State state,
        double load,
        double uplinkLoad,
        List<LoadForecast> forecasts,
        double activeWatts,
        double sleepWatts,
        double powerDbm,
        double capacityKbits,
        double ueThroughputKbits,
        List<Neighbour> neighbours,
        Set<Lever> levers) {
    /** Whether a cell serves. */
    public enum State {
        /** It serves. */
        SERVING,
        /** It sleeps and can be woken. */
        ASLEEP,
        /** The operator has locked it, or it is out of order: left alone. */
        LOCKED
    }

    /** Copies the collections. */
    public CellCondition {
        forecasts = List.copyOf(forecasts);
        neighbours = List.copyOf(neighbours);
        EnumSet<Lever> sorted = EnumSet.noneOf(Lever.class);
        sorted.addAll(levers);
        levers = Collections.unmodifiableSet(sorted);
    }

    /** A cell that serves, of which only the load is known. */
    public static CellCondition of(String cellId, double load) {
        return new CellCondition(
                cellId,
                null,
                State.SERVING,
                load,
                Double.NaN,
                List.of(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                List.of(),
                Set.of());
    }

    /** Whether it serves. */
    public boolean serves() {
        return state == State.SERVING;
    }

    /** Whether some interface offers the lever. */
    public boolean offers(Lever lever) {
        return levers.contains(lever);
    }

    /** The neighbour of that id; null when it is none. */
    public @Nullable Neighbour neighbour(String otherId) {
        for (Neighbour neighbour : neighbours) {
            if (neighbour.cellId().equals(otherId)) {
                return neighbour;
            }
        }
        return null;
    }

    /**
     * Largest load to be expected within a time: the load now (that of late, where a forecast of horizon 0 tells it), upper quantiles up to
     * then, and between two horizons linearly. Without any forecast that far, the last one holds on; NaN when nothing is known.
     */
    public double mostLoadWithin(long millis) {
        return mostWithin(millis).upper();
    }

    /** The same with its median; {@link LoadForecast#horizonMillis} tells when. */
    LoadForecast mostWithin(long millis) {
        double now = serves() && !tellsLoadOfLate() ? load : Double.NaN;
        LoadForecast most = new LoadForecast(0, now, now);
        LoadForecast last = most;
        for (LoadForecast forecast : forecasts) {
            if (forecast.horizonMillis() > millis) {
                return larger(most, forecast.before(millis, last));
            }
            most = larger(most, forecast);
            last = forecast;
        }
        return most;
    }

    private boolean tellsLoadOfLate() {
        return !forecasts.isEmpty() && forecasts.getFirst().horizonMillis() == 0;
    }

    private static LoadForecast larger(LoadForecast a, LoadForecast b) {
        return Double.isNaN(b.upper()) || a.upper() >= b.upper() ? a : b;
    }

    /** The same in a tracking area. */
    public CellCondition inTrackingArea(String area) {
        return new CellCondition(
                cellId,
                area,
                state,
                load,
                uplinkLoad,
                forecasts,
                activeWatts,
                sleepWatts,
                powerDbm,
                capacityKbits,
                ueThroughputKbits,
                neighbours,
                levers);
    }

    /** The same in another state. */
    public CellCondition in(State other) {
        return new CellCondition(
                cellId,
                trackingArea,
                other,
                load,
                uplinkLoad,
                forecasts,
                activeWatts,
                sleepWatts,
                powerDbm,
                capacityKbits,
                ueThroughputKbits,
                neighbours,
                levers);
    }

    /** The same with loads. */
    public CellCondition withLoad(double downlink, double uplink, List<LoadForecast> foreseen) {
        return new CellCondition(
                cellId,
                trackingArea,
                state,
                downlink,
                uplink,
                foreseen,
                activeWatts,
                sleepWatts,
                powerDbm,
                capacityKbits,
                ueThroughputKbits,
                neighbours,
                levers);
    }

    /** The same with powers. */
    public CellCondition withPowers(double active, double sleep, double transmitDbm) {
        return new CellCondition(
                cellId,
                trackingArea,
                state,
                load,
                uplinkLoad,
                forecasts,
                active,
                sleep,
                transmitDbm,
                capacityKbits,
                ueThroughputKbits,
                neighbours,
                levers);
    }

    /** The same with rates. */
    public CellCondition withRates(double capacity, double ueThroughput) {
        return new CellCondition(
                cellId,
                trackingArea,
                state,
                load,
                uplinkLoad,
                forecasts,
                activeWatts,
                sleepWatts,
                powerDbm,
                capacity,
                ueThroughput,
                neighbours,
                levers);
    }

    /** The same with neighbours. */
    public CellCondition withNeighbours(List<Neighbour> others) {
        return new CellCondition(
                cellId,
                trackingArea,
                state,
                load,
                uplinkLoad,
                forecasts,
                activeWatts,
                sleepWatts,
                powerDbm,
                capacityKbits,
                ueThroughputKbits,
                others,
                levers);
    }

    /** The same with levers. */
    public CellCondition withLevers(Set<Lever> offered) {
        return new CellCondition(
                cellId,
                trackingArea,
                state,
                load,
                uplinkLoad,
                forecasts,
                activeWatts,
                sleepWatts,
                powerDbm,
                capacityKbits,
                ueThroughputKbits,
                neighbours,
                offered);
    }
}
