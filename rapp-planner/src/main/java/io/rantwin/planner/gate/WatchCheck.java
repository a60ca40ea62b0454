package io.rantwin.planner.gate;

import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.planner.ensemble.Numbers;

/** After activation the policy is watched by a sequential test whose error rates are known. */
final class WatchCheck implements Check {
    @Override
    public CheckKind kind() {
        return CheckKind.WATCH;
    }

    @Override
    public CheckReport check(GateCase it) {
        boolean[] touched = Ensemble.touched(it.result(), it.settings().touchedPoints());
        WatchModel watch;
        try {
            watch = WatchModel.of(
                    it.result(),
                    touched,
                    it.world().snapshot().cellIds(),
                    it.settings().watch(),
                    it.settings().seed(),
                    it.goal());
        } catch (IllegalArgumentException tooFew) {
            return report(
                    false,
                    String.valueOf(tooFew.getMessage()),
                    new Evidence.Watch(
                            0,
                            it.result().reports(),
                            Double.NaN,
                            it.settings().watch().mostFalseWithdrawal(),
                            it.result().reports(),
                            it.result().reports(),
                            Double.POSITIVE_INFINITY));
        }
        Evidence.Watch evidence = watch.evidence();
        if (!(evidence.effectReports() <= evidence.reports())) {
            return report(
                    false,
                    "Its effect is too small to be told from none within " + evidence.reports()
                            + " reports: whether it works would never be known.",
                    evidence);
        }
        return report(
                true,
                "It will be watched in " + evidence.series() + " figures and taken back by itself: wrongly in at most "
                        + Numbers.percent(evidence.falseWithdrawal()) + " of days; a load three deviations too high is"
                        + " noticed within " + evidence.reportsToNotice()
                        + " reports in nine of ten days, half as much again in all of them within "
                        + evidence.reportsToNoticeMore() + ", and no effect"
                        + " within some " + Numbers.plain(Math.ceil(evidence.effectReports())) + ".",
                evidence);
    }
}
