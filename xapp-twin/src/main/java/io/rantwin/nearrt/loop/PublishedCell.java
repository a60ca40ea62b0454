package io.rantwin.nearrt.loop;

import io.rantwin.nearrt.live.CellGlance;
import io.rantwin.nearrt.live.CellView;
import io.rantwin.nearrt.live.KpiBelief;
import io.rantwin.twin.estimation.StateComponent;
import io.rantwin.twin.estimation.TrustState;
import io.rantwin.twin.topology.ModelBasis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest state of a cell. It lies in places that are written over again and again, and whoever reads makes objects of it: were
 * each state an object, those of ten thousand cells would all outlive the next collection, which would copy them while reports wait.
 *
 * <p>One writer, any readers.
 */
final class PublishedCell {
    private final String cellId;
    private final WriterFirst guard = new WriterFirst();

    private boolean isThere;
    private String ranName = "";
    private long version;
    private long networkNanos;
    private long arrivalNanos;
    private TrustState trust = TrustState.STALE;
    private String trustReason = "";
    private ModelBasis basis = ModelBasis.STAND_ALONE;
    private Figures figures = new Figures(new CellDraft());

    private long stateNanos;
    private long informationNanos;
    private final double[] state = new double[StateComponent.COUNT];
    private final double[] covariance = new double[StateComponent.COUNT * StateComponent.COUNT];
    private double load;
    private double loadDeviation;

    PublishedCell(String cellId) {
        this.cellId = cellId;
    }

    /** Measurements in one order; there are new ones when a cell reports another measurement, which is seldom. */
    private static final class Figures {
        final String[] names;
        final String[] units;
        final double[] means;
        final double[] deviations;
        final long[] informedNanos;

        Figures(CellDraft draft) {
            names = Arrays.copyOf(draft.names, draft.count);
            units = Arrays.copyOf(draft.units, draft.count);
            means = new double[draft.count];
            deviations = new double[draft.count];
            informedNanos = new long[draft.count];
        }

        boolean fits(CellDraft draft) {
            return names.length == draft.count && Arrays.equals(names, 0, names.length, draft.names, 0, draft.count);
        }

        void fill(CellDraft draft) {
            System.arraycopy(draft.means, 0, means, 0, means.length);
            System.arraycopy(draft.deviations, 0, deviations, 0, means.length);
            System.arraycopy(draft.informedNanos, 0, informedNanos, 0, means.length);
        }

        List<KpiBelief> beliefs() {
            List<KpiBelief> beliefs = new ArrayList<>(names.length);
            for (int i = 0; i < names.length; i++) {
                beliefs.add(new KpiBelief(names[i], units[i], means[i], deviations[i], informedNanos[i]));
            }
            return beliefs;
        }
    }

    /** The state after a report. The writer's. */
    void set(String ran, long newestNanos, long arrival, Judgement judgement, CellDraft draft) {
        long stamp = guard.beginWrite();
        try {
            ranName = ran;
            networkNanos = newestNanos;
            arrivalNanos = arrival;
            if (!figures.fits(draft)) {
                figures = new Figures(draft);
            }
            figures.fill(draft);
            judge(judgement);
            believe(draft);
        } finally {
            guard.endWrite(stamp);
        }
    }

    /** The same figures, judged anew, with the filter's state as it is now. The writer's. */
    void judged(Judgement judgement, CellDraft draft) {
        long stamp = guard.beginWrite();
        try {
            judge(judgement);
            believe(draft);
        } finally {
            guard.endWrite(stamp);
        }
    }

    private void judge(Judgement judgement) {
        isThere = true;
        version++;
        trust = judgement.trust();
        trustReason = judgement.reason();
        basis = judgement.basis();
    }

    private void believe(CellDraft draft) {
        stateNanos = draft.stateNanos;
        informationNanos = draft.informationNanos;
        System.arraycopy(draft.state, 0, state, 0, state.length);
        System.arraycopy(draft.covariance, 0, covariance, 0, covariance.length);
        load = draft.load;
        loadDeviation = draft.loadDeviation;
    }

    /**
     * How far a cell is believed.
     *
     * @param reason why, in a sentence; empty when trusted
     * @param basis what its twin stands on
     */
    record Judgement(TrustState trust, String reason, ModelBasis basis) {}

    String cellId() {
        return cellId;
    }

    /** Network time of the state, 0 before the first. The writer's. */
    long writtenNanos() {
        return networkNanos;
    }

    /** Whether there is a state. */
    boolean isThere() {
        return guard.read(() -> isThere);
    }

    /** How far it is believed, {@code STALE} before the first state. */
    TrustState trust() {
        return guard.read(() -> trust);
    }

    /** What is published; null before the first state. */
    @Nullable
    CellView view() {
        return guard.<@Nullable CellView>read(() -> isThere
                ? new CellView(
                        cellId,
                        ranName,
                        version,
                        networkNanos,
                        arrivalNanos,
                        figures.beliefs(),
                        trust,
                        trustReason,
                        basis)
                : null);
    }

    /** The same without figures. */
    @Nullable
    CellGlance glance() {
        return guard.<@Nullable CellGlance>read(
                () -> isThere ? new CellGlance(cellId, ranName, networkNanos, arrivalNanos, trust) : null);
    }

    /** The filter's state; null before the first. */
    @Nullable
    CellBelief belief() {
        return guard.<@Nullable CellBelief>read(() -> isThere
                ? new CellBelief(
                        cellId, stateNanos, informationNanos, state.clone(), covariance.clone(), load, loadDeviation)
                : null);
    }
}
