package io.rantwin.nearrt.watch;

import io.rantwin.nearrt.live.AnomalyView;
import io.rantwin.twin.anomaly.Cause;
import io.rantwin.twin.anomaly.FaultForecast;
import io.rantwin.twin.anomaly.FaultKind;
import io.rantwin.twin.anomaly.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Anomalies that are open, and those who are told of each change. Written by one thread, read by any. */
final class AnomalyBook {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int MOST_CAUSES = 3;

    private final List<Consumer<AnomalyView>> listeners = new CopyOnWriteArrayList<>();
    private Map<String, AnomalyView> open = new HashMap<>();
    private volatile List<AnomalyView> sorted = List.of();
    private final AtomicLong opened = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();

    /** Open ones, likeliest first, of these cells; of all when none is named. */
    List<AnomalyView> open(Collection<String> cellIds) {
        List<AnomalyView> all = sorted;
        if (cellIds.isEmpty()) {
            return all;
        }
        Set<String> wanted = Set.copyOf(cellIds);
        return all.stream().filter(view -> wanted.contains(view.cellId())).toList();
    }

    AutoCloseable watch(Consumer<AnomalyView> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Anomalies that ever opened. */
    long opened() {
        return opened.get();
    }

    /** Failed calls of listeners. */
    long failures() {
        return failures.get();
    }

    /**
     * Takes what is found now; what was open and is not found any more closes.
     *
     * @param causes all findings ranked, the likeliest cause first
     * @param cells by index
     */
    void take(List<Cause> causes, List<WatchedCell> cells) {
        Map<String, AnomalyView> now = new LinkedHashMap<>();
        for (Cause cause : causes) {
            Finding finding = cause.finding();
            String key = finding.cell() + " " + finding.kind();
            AnomalyView before = open.get(key);
            now.put(key, view(finding, before, causes, cells));
        }
        List<AnomalyView> told = new ArrayList<>();
        open.forEach((key, view) -> {
            if (!now.containsKey(key)) {
                told.add(view.over());
            }
        });
        now.forEach((key, view) -> {
            AnomalyView before = open.get(key);
            opened.addAndGet(before == null ? 1 : 0);
            if (!view.equals(before)) {
                told.add(view);
            }
        });
        open = now;
        sorted = List.copyOf(now.values());
        told.forEach(this::tell);
    }

    private static AnomalyView view(
            Finding finding, @Nullable AnomalyView before, List<Cause> causes, List<WatchedCell> cells) {
        WatchedCell cell = cells.get(finding.cell());
        List<AnomalyView.Root> roots = new ArrayList<>();
        for (Cause cause : causes) {
            boolean explains =
                    cause.finding().equals(finding) || cause.explains().contains(finding);
            if (explains && roots.size() < MOST_CAUSES) {
                roots.add(new AnomalyView.Root(
                        cells.get(cause.finding().cell()).cellId,
                        cause.finding().kind(),
                        cause.share()));
            }
        }
        String first = roots.isEmpty() ? cell.cellId : roots.getFirst().cellId();
        FaultForecast fault = cell.fault();
        List<String> reasons = new ArrayList<>(finding.reasons());
        if (finding.kind() == FaultKind.HARDWARE_TREND) {
            reasons.addAll(fault.reasons());
        }
        return new AnomalyView(
                cell.cellId,
                finding.kind(),
                before == null ? finding.onsetMillis() * NANOS_PER_MILLI : before.sinceNanos(),
                false,
                fault.withinHour(),
                fault.withinDay(),
                reasons,
                first.equals(cell.cellId) ? "" : first,
                roots);
    }

    private void tell(AnomalyView view) {
        for (Consumer<AnomalyView> listener : listeners) {
            try {
                listener.accept(view);
            } catch (RuntimeException _) {
                failures.incrementAndGet();
            }
        }
    }
}
