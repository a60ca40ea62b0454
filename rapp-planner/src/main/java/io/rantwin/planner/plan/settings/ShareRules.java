package io.rantwin.planner.plan.settings;

import io.rantwin.planner.configuration.Configuration;
import io.rantwin.planner.configuration.Setting;
import io.rantwin.planner.ensemble.ConfiguredCells;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.twin.topology.RRMPolicyRatio;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.whatif.SliceMix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is done with shares where nobody plans: every slice with traffic in a cell is guaranteed as much as every other, or what part of
 * the traffic it has. Both as far as dedicated shares and caps allow, and no twin is asked.
 */
final class ShareRules {
    private static final double WHOLE = 100;

    private final Judge judge;
    private final TwinWorld world;
    private final SliceMix mix;

    ShareRules(Judge judge) {
        this.judge = judge;
        world = judge.task().world();
        mix = world.snapshot().slices();
    }

    /** By name; what changes nothing, or promises more than a cell has, is left out. */
    Map<String, Configuration> configurations() {
        Map<String, Configuration> all = new LinkedHashMap<>();
        add(all, "equal shares", (cell, _) -> 1.0 / busy(cell));
        add(all, "by demand", mix::trafficShare);
        return all;
    }

    /** Part of a cell for a slice. */
    private interface Rule {
        double part(int cell, int slice);
    }

    private void add(Map<String, Configuration> to, String name, Rule rule) {
        ConfiguredCells cells = new ConfiguredCells(world.snapshot());
        List<Setting> settings = new ArrayList<>();
        for (Knob knob : judge.knobs()) {
            Snssai slice = knob.slice();
            if (slice != null) {
                RRMPolicyRatio now = cells.ratio(knob.cell(), slice);
                int share = Math.clamp(
                        (long) Math.floor(WHOLE * rule.part(knob.cell(), mix.indexOf(slice))),
                        now.dedicatedRatio(),
                        now.maxRatio());
                if (share != now.minRatio()) {
                    settings.add(Setting.guarantee(
                            world.snapshot().cellIds().get(knob.cell()), slice, now.minRatio(), share));
                }
            }
        }
        if (settings.isEmpty()) {
            return;
        }
        Configuration configuration = new Configuration(settings);
        if (cells.mistakes(configuration).isEmpty()) {
            to.put(name, configuration);
        }
    }

    private double busy(int cell) {
        double count = 0;
        for (int s = 0; s < mix.slices().size(); s++) {
            count += mix.trafficShare(cell, s) > 0 ? 1 : 0;
        }
        return Math.max(1, count);
    }
}
