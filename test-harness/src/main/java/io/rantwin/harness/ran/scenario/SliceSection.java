package io.rantwin.harness.ran.scenario;

import io.rantwin.harness.ran.network.SlicePlan;
import io.rantwin.harness.ran.network.SlicePolicy;
import io.rantwin.harness.ran.network.TrafficPlan;
import io.rantwin.harness.ran.traffic.DemandProfile;
import io.rantwin.harness.ran.traffic.NamedProfile;
import io.rantwin.harness.ran.traffic.TrafficClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Member {@code slices}: slices with their RRM policy and the traffic of their users. */
final class SliceSection {
    private static final int DAY_HOURS = 24;
    private static final int DAYS = 7;
    private static final String FLAT = "flat";
    private static final List<String> CLASSES = List.of("file", "video", "urllc", "mmtc", "vonr");

    private final List<String> names = new ArrayList<>();

    /** Names of the slices, after {@link #read}. */
    List<String> names() {
        return List.copyOf(names);
    }

    List<SlicePlan> read(Fields root) {
        List<SlicePlan> slices = new ArrayList<>();
        double promised = 0;
        for (Fields slice : root.list("slices")) {
            SlicePlan plan = slice(slice);
            promised += plan.policy().minRatio();
            slices.add(plan);
            slice.close();
        }
        if (promised > 100) {
            root.reject("slices", "rRMPolicyMinRatio of " + promised + " in all", "at most 100 over all slices");
        }
        if (slices.isEmpty()) {
            names.add("embb");
            slices.add(new SlicePlan(1, -1, SlicePolicy.FREE, usual()));
        }
        return slices;
    }

    private SlicePlan slice(Fields slice) {
        int sst = slice.integer("sST", 1, 0, 255);
        int sd = slice.integer("sD", -1, -1, 0xffffff);
        names.add(slice.text("name", "slice-" + (names.size() + 1)));
        double dedicated = slice.number("rRMPolicyDedicatedRatio", 0, 0, 100);
        double min = slice.number("rRMPolicyMinRatio", dedicated, 0, 100);
        double max = slice.number("rRMPolicyMaxRatio", 100, 0, 100);
        SlicePolicy policy = slice.checked(() -> new SlicePolicy(dedicated, min, max), SlicePolicy.FREE);
        List<TrafficPlan> traffic = new ArrayList<>();
        for (Fields one : slice.list("traffic")) {
            traffic.add(traffic(one));
            one.close();
        }
        return new SlicePlan(sst, sd, policy, traffic.isEmpty() ? usual() : traffic);
    }

    private static TrafficPlan traffic(Fields fields) {
        TrafficClass kind = trafficClass(fields.choice("class", "file", CLASSES));
        TrafficPlan usual = usual(kind);
        return new TrafficPlan(
                kind,
                fields.number("weight", usual.weight(), 1e-6, 1e6),
                fields.number("activeShare", usual.activeShare(), 0, 0.999),
                fields.number("sessionSeconds", usual.sessionSeconds(), 0.1, 1e6),
                profile(fields, usual.profile()),
                fields.number("demand", usual.demand(), 0.001, 1000),
                fields.number("uplinkRatio", usual.uplinkRatio(), 0, 100));
    }

    private static DemandProfile profile(Fields fields, DemandProfile usual) {
        if (fields.isList("profile")) {
            double[] hours = fields.numbers("profile", 0, 1e6);
            if (hours.length != DAY_HOURS && hours.length != DAY_HOURS * DAYS) {
                fields.reject("profile", hours.length + " values", "24 hourly values of a day, or 168 of a week");
                return usual;
            }
            double[][] levels = new double[DAYS][];
            for (int day = 0; day < DAYS; day++) {
                int from = hours.length == DAY_HOURS ? 0 : day * DAY_HOURS;
                levels[day] = Arrays.copyOfRange(hours, from, from + DAY_HOURS);
            }
            return fields.checked(() -> new DemandProfile("own", levels), usual);
        }
        List<String> words = new ArrayList<>(Arrays.stream(NamedProfile.values())
                .map(profile -> profile.name().toLowerCase(Locale.ROOT))
                .toList());
        words.add(FLAT);
        if (!fields.has("profile")) {
            return usual;
        }
        String word = fields.choice("profile", FLAT, words);
        return word.equals(FLAT)
                ? flat()
                : NamedProfile.valueOf(word.toUpperCase(Locale.ROOT)).profile();
    }

    static DemandProfile flat() {
        double[][] levels = new double[DAYS][DAY_HOURS];
        for (double[] day : levels) {
            Arrays.fill(day, 1);
        }
        return new DemandProfile(FLAT, levels);
    }

    private static List<TrafficPlan> usual() {
        return List.of(usual(TrafficClass.EMBB_FILE), usual(TrafficClass.EMBB_VIDEO), usual(TrafficClass.VONR));
    }

    /** Figures of our own choosing for those that a scenario leaves out. */
    private static TrafficPlan usual(TrafficClass kind) {
        DemandProfile homes = NamedProfile.RESIDENTIAL.profile();
        return switch (kind) {
            case EMBB_FILE -> new TrafficPlan(kind, 5, 0.3, 60, homes, 1, 0.15);
            case EMBB_VIDEO -> new TrafficPlan(kind, 4, 0.2, 300, homes, 1, 0.03);
            case URLLC_PERIODIC -> new TrafficPlan(kind, 1, 0.9, 3600, flat(), 1, 1);
            case MMTC_SPORADIC -> new TrafficPlan(kind, 2, 0.9, 3600, flat(), 1, 5);
            case VONR -> new TrafficPlan(kind, 1, 0.05, 90, homes, 1, 1);
        };
    }

    private static TrafficClass trafficClass(String word) {
        return switch (word) {
            case "video" -> TrafficClass.EMBB_VIDEO;
            case "urllc" -> TrafficClass.URLLC_PERIODIC;
            case "mmtc" -> TrafficClass.MMTC_SPORADIC;
            case "vonr" -> TrafficClass.VONR;
            default -> TrafficClass.EMBB_FILE;
        };
    }
}
