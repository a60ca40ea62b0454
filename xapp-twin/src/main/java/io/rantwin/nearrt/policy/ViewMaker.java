package io.rantwin.nearrt.policy;

import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.PolicyKind;
import io.rantwin.nearrt.control.ControlPorts;
import io.rantwin.nearrt.control.SeenUe;
import io.rantwin.nearrt.control.StandingChanges;
import io.rantwin.nearrt.control.VisibleUes;
import io.rantwin.nearrt.live.LiveCells;
import io.rantwin.nearrt.live.LiveForecasts;
import io.rantwin.nearrt.live.LiveNetwork;
import io.rantwin.nearrt.live.LiveSeasons;
import io.rantwin.twin.enforcement.CellCondition;
import io.rantwin.twin.enforcement.EnforcementAction.SleepCell;
import io.rantwin.twin.enforcement.EnforcementMemory;
import io.rantwin.twin.enforcement.LoadForecast;
import io.rantwin.twin.enforcement.Neighbour;
import io.rantwin.twin.enforcement.NetworkView;
import io.rantwin.twin.enforcement.PolicyInForce;
import io.rantwin.twin.enforcement.SeasonalLoads;
import io.rantwin.twin.enforcement.SnapshotCells;
import io.rantwin.twin.enforcement.Target;
import io.rantwin.twin.enforcement.TargetMemory;
import io.rantwin.twin.enforcement.UeCondition;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.whatif.PowerDraw;
import io.rantwin.twin.whatif.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts together what enforcement looks at: the twin's snapshot, newest reports over it, forecasts, slices, UEs, and what can be turned. */
public final class ViewMaker {
    private static final long NANOS_OF_A_MILLISECOND = 1_000_000;
    private static final double LEAST_CARRIED = 0.02;

    private final LiveCells cells;
    private final LiveNetwork network;
    private final NewestReports reports;
    private final VisibleUes ues;
    private final SliceReports slices;
    private final PowerDraw power;
    private final Foresight foresight;
    private final SeasonalLoads seasonal;
    private final NetworkOfLate recent;
    private final double leastRsrpDbm;

    /**
     * By what forecasts cells sleep and wake.
     *
     * @param seasons what is usual at what time
     * @param probability of the upper quantile, 0.5..0.99
     * @param takeoverCost PRBs that a neighbour spends where a sleeping cell would have spent one
     * @param windowMillis over which the loads of late are looked at; 0 for the newest report alone
     * @param horizonsMillis rising; the longest should reach over the least sleep of cells
     */
    public record Foresight(
            LiveSeasons seasons,
            double probability,
            double takeoverCost,
            long windowMillis,
            List<Long> horizonsMillis) {
        /** Copies the list. */
        public Foresight {
            horizonsMillis = List.copyOf(horizonsMillis);
        }
    }

    /**
     * Over what the loop publishes.
     *
     * @param power the same as the what-if's
     * @param trackingAreas of cells, as {@code TaI.toString} has them, by cell id; what is not in it is unknown
     * @param foresight by what forecasts cells sleep and wake
     * @param leastRsrpDbm as in {@link TwinRails}
     */
    public ViewMaker(
            LiveCells cells,
            LiveNetwork network,
            LiveForecasts forecasts,
            VisibleUes ues,
            ControlPorts ports,
            SliceReports slices,
            PowerDraw power,
            Map<String, String> trackingAreas,
            Foresight foresight,
            double leastRsrpDbm) {
        this.cells = cells;
        this.network = network;
        reports = new NewestReports(cells, forecasts, ports, Map.copyOf(trackingAreas), foresight);
        this.ues = ues;
        this.slices = slices;
        this.power = power;
        this.foresight = foresight;
        seasonal = new SeasonalLoads(
                foresight.seasons(), foresight.takeoverCost(), foresight.probability(), foresight.horizonsMillis());
        recent = new NetworkOfLate(foresight.windowMillis());
        this.leastRsrpDbm = leastRsrpDbm;
    }

    /**
     * A view and what it was made from.
     *
     * @param cut the twin's snapshot with the demand and the links of late, without standing changes; null before the first report
     */
    record Made(NetworkView view, @Nullable Snapshot cut) {}

    /** The network now, for these policies. */
    Made make(Collection<PolicyInForce> policies, EnforcementMemory memory) {
        Topology topology = network.topology();
        Snapshot cut = null;
        try {
            cut = recent.with(network.cut());
        } catch (LiveNetwork.NotReadyException _) {
            // Nothing has reported yet: what is known is the topology, and it is said that nothing is seen.
        }
        Set<String> interesting = interesting(policies, memory);
        Map<String, CellCondition> conditions = new TreeMap<>();
        Map<String, Double> loadsOfLate = new HashMap<>();
        if (cut != null) {
            new SnapshotCells(StandingChanges.in(cut, memory), topology, power, leastRsrpDbm)
                    .cells(interesting)
                    .forEach(cell -> conditions.put(cell.cellId(), cell));
            conditions.forEach((id, cell) -> loadsOfLate.put(id, cell.load()));
        }
        for (String id : cells.cellIds()) {
            conditions.putIfAbsent(id, CellCondition.of(id, Double.NaN));
        }
        Set<String> foreseen = new HashSet<>(interesting);
        interesting.forEach(id -> {
            CellCondition cell = conditions.get(id);
            if (cell != null) {
                cell.neighbours().stream().map(Neighbour::cellId).forEach(foreseen::add);
            }
        });
        List<CellCondition> all = new ArrayList<>();
        Set<String> metered = metered(cut);
        conditions
                .values()
                .forEach(cell -> all.add(
                        reports.over(cell, memory, foreseen.contains(cell.cellId()), metered.contains(cell.cellId()))));
        noteSleepers(all, memory);
        long now = cells.networkNanos();
        NetworkView view = new NetworkView(
                now / NANOS_OF_A_MILLISECOND,
                seasonal.in(now / NANOS_OF_A_MILLISECOND, ofLate(all, loadsOfLate, foreseen), foreseen),
                slices.slices(topology, memory, now),
                visible());
        return new Made(view, cut);
    }

    // With the load of late before the forecasts, of cells that are foreseen: what the demand of late makes of the
    // cells that serve now, whoever carried it then.
    private List<CellCondition> ofLate(List<CellCondition> all, Map<String, Double> loads, Set<String> foreseen) {
        List<CellCondition> with = new ArrayList<>(all.size());
        for (CellCondition cell : all) {
            Double mean = loads.get(cell.cellId());
            if (mean == null
                    || !cell.serves()
                    || !foreseen.contains(cell.cellId())
                    || !reports.tellLoad(cell.cellId())) {
                with.add(cell);
                continue;
            }
            List<LoadForecast> forecasts = new ArrayList<>(List.of(new LoadForecast(0, mean, mean)));
            forecasts.addAll(cell.forecasts());
            with.add(cell.withLoad(cell.load(), cell.uplinkLoad(), forecasts));
        }
        return with;
    }

    // Their loads, and those of who carries their users, are not what is usual of them.
    private void noteSleepers(List<CellCondition> all, EnforcementMemory memory) {
        Set<String> disturbed = new HashSet<>();
        for (CellCondition cell : all) {
            TargetMemory last = memory.of(Target.cellState(cell.cellId()));
            if (last != null && last.restore() != null) {
                disturbed.add(cell.cellId());
                cell.neighbours().stream()
                        .filter(neighbour -> neighbour.takeoverShare() >= LEAST_CARRIED)
                        .forEach(neighbour -> disturbed.add(neighbour.cellId()));
            }
        }
        foresight.seasons().disturbed(disturbed);
    }

    /** No cell sleeps by plan: all loads are what they are. */
    void nothingSleeps() {
        foresight.seasons().disturbed(Set.of());
    }

    // Cells whose sleep may be decided on.
    private static Set<String> interesting(Collection<PolicyInForce> policies, EnforcementMemory memory) {
        Set<String> ids = new HashSet<>();
        for (PolicyInForce each : policies) {
            PolicyKind kind = each.policy().kind();
            if (kind == PolicyKind.ENERGY_SAVING || kind == PolicyKind.LOAD_BALANCING) {
                each.policy().scope().cells().stream().map(CellId::toString).forEach(ids::add);
            }
        }
        memory.targets().values().stream()
                .filter(each -> each.last() instanceof SleepCell && each.restore() != null)
                .forEach(each -> ids.add(each.last().cellId()));
        return ids;
    }

    // Cells whose reports have told what they draw awake.
    private static Set<String> metered(@Nullable Snapshot cut) {
        Set<String> metered = new HashSet<>();
        for (int c = 0; cut != null && c < cut.cells(); c++) {
            if (cut.powers().knows(c)) {
                metered.add(cut.cellIds().get(c));
            }
        }
        return metered;
    }

    private List<UeCondition> visible() {
        List<UeCondition> visible = new ArrayList<>();
        for (SeenUe ue : ues.ues()) {
            visible.add(new UeCondition(
                    ue.ueKey(),
                    ue.names(),
                    ue.cellId(),
                    ue.slice(),
                    ue.fiveQi(),
                    ue.throughputKbits(),
                    ue.delayMillis(),
                    ue.candidates()));
        }
        return visible;
    }
}
