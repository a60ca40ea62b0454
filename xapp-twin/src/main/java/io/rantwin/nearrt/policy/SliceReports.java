package io.rantwin.nearrt.policy;

import io.rantwin.nearrt.live.LiveReports;
import io.rantwin.nearrt.live.ReportLine;
import io.rantwin.twin.enforcement.EnforcementAction.SetQuota;
import io.rantwin.twin.enforcement.EnforcementMemory;
import io.rantwin.twin.enforcement.Lever;
import io.rantwin.twin.enforcement.SliceCondition;
import io.rantwin.twin.enforcement.Target;
import io.rantwin.twin.enforcement.TargetMemory;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.RRMPolicyRatio;
import io.rantwin.twin.topology.SliceShare;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Slices in cells: shares from the topology and from what was set, use from the reports of the last while. */
public final class SliceReports {
    private static final String VOLUME = "DRB.PdcpSduVolumeDL";
    private static final String DELAY = "DRB.RlcSduDelayDl";
    private static final String USED = "RRU.PrbUsedDl";
    private static final double TENTHS = 10;

    private final LiveReports reports;
    private final long windowNanos;

    /**
     * Over reports.
     *
     * @param windowMillis network time over which figures are averaged
     */
    public SliceReports(LiveReports reports, long windowMillis) {
        this.reports = reports;
        this.windowNanos = windowMillis * 1_000_000;
    }

    /** Sums over the window. */
    private static final class Sum {
        private double volumeKbit;
        private double seconds;
        private double delayTenths;
        private int delays;
        private double prbs;
        private int uses;
    }

    private record Place(String cellId, Snssai slice) implements Comparable<Place> {
        @Override
        public int compareTo(Place that) {
            int bySlice = slice.compareTo(that.slice);
            return bySlice != 0 ? bySlice : cellId.compareTo(that.cellId);
        }
    }

    /** Slices that the topology or the reports know. */
    List<SliceCondition> slices(Topology topology, EnforcementMemory memory, long nowNanos) {
        Map<Place, RRMPolicyRatio> shares = new TreeMap<>();
        Map<String, Integer> blocks = new TreeMap<>();
        for (int c = 0; c < topology.cells().size(); c++) {
            Cell cell = topology.cells().get(c);
            blocks.put(
                    cell.cellId(),
                    topology.carriers().get(topology.carrierOf(c)).resourceBlocks());
            for (SliceShare share : cell.slices()) {
                shares.put(new Place(cell.cellId(), share.slice()), share.ratio());
            }
        }
        Map<Place, Sum> sums = sums(nowNanos);
        sums.keySet().forEach(place -> shares.putIfAbsent(place, RRMPolicyRatio.FREE));
        List<SliceCondition> slices = new ArrayList<>();
        shares.forEach((place, configured) -> {
            Sum sum = sums.getOrDefault(place, new Sum());
            int all = blocks.getOrDefault(place.cellId(), 0);
            slices.add(new SliceCondition(
                    place.cellId(),
                    place.slice(),
                    inForce(place, configured, memory),
                    sum.uses > 0 && all > 0 ? sum.prbs / sum.uses / all : Double.NaN,
                    sum.seconds > 0 ? sum.volumeKbit / sum.seconds : Double.NaN,
                    sum.delays > 0 ? sum.delayTenths / sum.delays / TENTHS : Double.NaN));
        });
        return slices;
    }

    private static RRMPolicyRatio inForce(Place place, RRMPolicyRatio configured, EnforcementMemory memory) {
        TargetMemory set = memory.of(
                new Target(Lever.SLICE_QUOTA, place.cellId(), place.slice().toString()));
        return set != null && set.restore() != null && set.last() instanceof SetQuota quota
                ? quota.ratio()
                : configured;
    }

    private Map<Place, Sum> sums(long nowNanos) {
        Map<Place, Sum> sums = new TreeMap<>();
        for (ReportLine line : reports.read(List.of(), nowNanos - windowNanos, nowNanos + 1)) {
            for (ReportLine.Figure figure : line.figures()) {
                Snssai slice =
                        figure.fiveQi() == 0 && line.refusedReason().isEmpty() ? Snssai.parse(figure.snssai()) : null;
                if (slice == null) {
                    continue;
                }
                Sum sum = sums.computeIfAbsent(new Place(line.cellId(), slice), _ -> new Sum());
                switch (figure.name()) {
                    case VOLUME -> {
                        sum.volumeKbit += figure.value();
                        sum.seconds += line.granularityPeriodMillis() / 1e3;
                    }
                    case DELAY -> {
                        sum.delayTenths += figure.value();
                        sum.delays++;
                    }
                    case USED -> {
                        sum.prbs += figure.value();
                        sum.uses++;
                    }
                    default -> {}
                }
            }
        }
        return sums;
    }
}
