package io.rantwin.planner.federated.commands;

import io.rantwin.planner.federated.FederatedPlan;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.training.SharedModel;
import io.rantwin.planner.training.SiteTraining;
import io.rantwin.planner.training.TrainingException;
import java.io.PrintWriter;
import java.util.Locale;

/** Mean absolute errors of medians on the test rows of some sites, as a line. Not thread-safe. */
final class MedianErrors {
    private final FederatedPlan plan;
    private final double[][] sum;

    MedianErrors(FederatedPlan plan) {
        this.plan = plan;
        this.sum = new double[plan.model().horizonRows().size()][2];
    }

    /** Takes in how a model does at a site. */
    void add(SiteTraining site, SharedModel.Parts parts) throws TrainingException, BundleException {
        double[][] errors = site.errors(parts);
        for (int h = 0; h < sum.length; h++) {
            sum[h][0] += errors[h][0];
            sum[h][1] += errors[h][1];
        }
    }

    void print(PrintWriter out, String name, String more) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-38s", name));
        for (int h = 0; h < sum.length; h++) {
            line.append(String.format(
                    Locale.ROOT,
                    "  %.0f s: %.4g",
                    plan.model().horizonRows().get(h) * plan.model().granularitySeconds(),
                    sum[h][0] / sum[h][1]));
        }
        out.println(line + (more.isEmpty() ? "" : "  ") + more);
        out.flush();
    }
}
