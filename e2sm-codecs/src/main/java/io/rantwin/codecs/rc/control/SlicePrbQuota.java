package io.rantwin.codecs.rc.control;

import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.Snssai;
import java.util.ArrayList;
import java.util.List;

/**
 * Share of the PRBs of a cell that slices get together (RRM Policy Ratio Group; 3GPP TS 28.541 4.3.36 RRMPolicyRatio).
 * Figures are kept as they came, since nodes answer to wrong ones; {@link #problems} judges them. Immutable.
 *
 * @param members the slices, at least one
 * @param minPercent guaranteed share when there is demand, 0..100
 * @param maxPercent most that they may use, 0..100
 * @param dedicatedPercent share that nobody else may use even without demand, 0..100
 */
public record SlicePrbQuota(List<Member> members, int minPercent, int maxPercent, int dedicatedPercent) {
    public SlicePrbQuota {
        members = List.copyOf(members);
    }

    /** A slice in a network. */
    public record Member(Plmn plmn, Snssai snssai) {}

    /** The quota of one slice. */
    public static SlicePrbQuota of(Plmn plmn, Snssai snssai, int minPercent, int maxPercent, int dedicatedPercent) {
        return new SlicePrbQuota(List.of(new Member(plmn, snssai)), minPercent, maxPercent, dedicatedPercent);
    }

    /** What breaks 0 &le; dedicated &le; min &le; max &le; 100, in sentences; empty when nothing does. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        checkPercent("minimum", minPercent, problems);
        checkPercent("maximum", maxPercent, problems);
        checkPercent("dedicated", dedicatedPercent, problems);
        if (minPercent > maxPercent) {
            problems.add("minimum %d %% is above maximum %d %%".formatted(minPercent, maxPercent));
        }
        if (dedicatedPercent > minPercent) {
            problems.add("dedicated %d %% is above minimum %d %%".formatted(dedicatedPercent, minPercent));
        }
        return problems;
    }

    private static void checkPercent(String name, int percent, List<String> problems) {
        if (percent < 0 || percent > 100) {
            problems.add("%s %d %% is not within 0..100".formatted(name, percent));
        }
    }
}
