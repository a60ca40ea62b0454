package io.rantwin.planner.federated;

import io.rantwin.planner.federated.Task.Phase;
import io.rantwin.planner.model.ModelCard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether what a site sends can count. Immutable. */
final class ContributionCheck {
    /** A figure beyond it is no error of any measurement. */
    private static final double LARGEST = 1e12;

    private final FederatedPlan plan;

    ContributionCheck(FederatedPlan plan) {
        this.plan = plan;
    }

    /** Why it comes too late, which is nobody's fault; null when it does not. */
    @Nullable
    String late(Contribution answer, Phase asked, long version) {
        if (answer.phase() != asked) {
            return "what is asked for is " + asked + " by now, not " + answer.phase();
        }
        return learns(answer) && answer.basedOn() < version - plan.oldest()
                ? "it is based on step " + answer.basedOn() + " of " + version + ", which is too far behind by now"
                : null;
    }

    /** What is wrong with it; null when nothing is. */
    @Nullable
    String nonsense(Contribution answer, long version) {
        int length = switch (answer.phase()) {
            case BASE -> plan.model().baseLength();
            case SCALING -> plan.model().scalingLength();
            case ROUND, STEP -> plan.model().weightsLength();
            case SHIFTS -> plan.model().shiftsLength();
            case FIGURES, WAIT, DONE -> 0;
        };
        if (answer.vector().length != length) {
            return "it has " + answer.vector().length + " numbers and not " + length;
        }
        for (float each : answer.vector()) {
            if (!Float.isFinite(each)) {
                return "it has numbers that are not finite";
            }
        }
        if (learns(answer) && !(answer.loss() >= 0 && answer.loss() < LARGEST)) {
            return "its loss is " + answer.loss();
        }
        if (learns(answer) && answer.basedOn() > version) {
            return "it is based on step " + answer.basedOn() + " of " + version;
        }
        if (answer.phase() == Phase.FIGURES && !areSound(answer.figures())) {
            return "its figures are not those of this model's horizons";
        }
        return null;
    }

    private static boolean learns(Contribution answer) {
        return answer.phase() == Phase.ROUND || answer.phase() == Phase.STEP;
    }

    private boolean areSound(List<ModelCard.Figure> told) {
        return told.stream()
                        .map(ModelCard.Figure::rows)
                        .toList()
                        .equals(plan.model().horizonRows())
                && told.stream()
                        .allMatch(each -> each.mae() >= 0
                                && each.mae() < LARGEST
                                && each.bestSimpleMae() > 0
                                && each.bestSimpleMae() < LARGEST
                                && Double.isFinite(each.difference()));
    }
}
