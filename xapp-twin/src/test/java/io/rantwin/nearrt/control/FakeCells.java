package io.rantwin.nearrt.control;

import io.rantwin.nearrt.live.CellChoice;
import io.rantwin.nearrt.live.CellView;
import io.rantwin.nearrt.live.KpiBelief;
import io.rantwin.nearrt.live.LiveCells;
import io.rantwin.twin.estimation.TrustState;
import io.rantwin.twin.topology.ModelBasis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Cells whose figures are set by hand, and network time with them. */
public final class FakeCells implements LiveCells {
    private final Map<String, CellView> views = new TreeMap<>();
    public long nanos = 1_000_000_000_000_000L;

    public void pass(long millis) {
        nanos += millis * 1_000_000;
    }

    /** Nothing has been reported. */
    public void forget() {
        views.clear();
    }

    /** A report that ends now. */
    public void report(String cellId, Map<String, Double> figures) {
        report(cellId, "gnb-1", figures);
    }

    public void report(String cellId, String ranName, Map<String, Double> figures) {
        List<KpiBelief> kpis = new ArrayList<>();
        CellView before = views.get(cellId);
        if (before != null) {
            before.kpis().stream()
                    .filter(kpi -> !figures.containsKey(kpi.name()))
                    .forEach(kpis::add);
        }
        figures.forEach((name, mean) -> kpis.add(new KpiBelief(name, "", mean, 0.5, nanos)));
        views.put(
                cellId, new CellView(cellId, ranName, 1, nanos, 0, kpis, TrustState.TRUSTED, "", ModelBasis.GEOMETRY));
    }

    @Override
    public List<String> cellIds() {
        return List.copyOf(views.keySet());
    }

    @Override
    public CellView cell(String cellId) {
        return views.get(cellId);
    }

    @Override
    public long networkNanos() {
        return nanos;
    }

    @Override
    public AutoCloseable watch(CellChoice cells, Consumer<CellView> listener, LongConsumer others) {
        return () -> {};
    }
}
