package io.rantwin.planner.sweep.plan;

import io.rantwin.planner.fields.Fields;
import io.rantwin.planner.sweep.Dimension;
import io.rantwin.planner.sweep.Figure;
import io.rantwin.planner.sweep.Figure.Over;
import io.rantwin.planner.sweep.Levels;
import io.rantwin.planner.sweep.Lever;
import io.rantwin.planner.sweep.Objective;
import io.rantwin.planner.sweep.Rail;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.whatif.Kpi;
import io.rantwin.twin.whatif.SliceKpi;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads a template: dimensions, and an objective and guard rails for plans that have none of their own. */
final class TemplateSection {
    private final Fields fields;
    private final Network network;
    private final double risk;
    private final List<Dimension> dimensions = new ArrayList<>();

    TemplateSection(Fields fields, Network network, double risk) {
        this.fields = fields;
        this.network = network;
        this.risk = risk;
    }

    /** What a template gives. */
    record Given(List<Dimension> dimensions, Objective objective, List<Rail> rails) {}

    /** What it gives; null when it is none. */
    @Nullable
    Given read() {
        String kind = fields.text("kind");
        if (kind == null) {
            fields.wrong("kind", "is missing");
            return null;
        }
        Template template = fields.choice("kind", Template.GROWTH, Template.class);
        List<Integer> cells = network.cells(fields, "cells");
        Objective objective = switch (template) {
            case ENERGY_SAVING -> {
                each(cells, "asleep", new Levels.Flag(0.2), one -> new Lever.Asleep(one), "sleep of ");
                yield new Objective(of(Kpi.POWER, Over.NETWORK), false);
            }
            case LOAD_BALANCING -> {
                each(cells, "biasDb", new Levels.Range(-6, 6, 5), one -> new Lever.Bias(one), "bias of ");
                yield new Objective(of(Kpi.PRB_LOAD, Over.GREATEST), false);
            }
            case COVERAGE -> {
                each(cells, "tiltDegrees", new Levels.Range(-4, 4, 5), one -> new Lever.TiltChange(one), "tilt of ");
                each(cells, "powerDb", new Levels.Range(-3, 0, 2), one -> new Lever.PowerChange(one), "power of ");
                yield new Objective(of(Kpi.THROUGHPUT, Over.LEAST), true);
            }
            case SLICE_SLA -> sliceSla(cells);
            case GROWTH -> {
                Lever all = new Lever.Demand(cells);
                dimensions.add(new Dimension(
                        "demand", all, LevelsSection.read(fields, "factor", all, new Levels.Range(1, 3, 21))));
                yield new Objective(of(Kpi.VOLUME, Over.NETWORK), true);
            }
            case OUTAGE -> {
                place("outage", new Lever.Outage(cells), cells.size());
                yield new Objective(of(Kpi.CARRIED, Over.NETWORK), true);
            }
            case EVENT -> {
                place("event in", new Lever.EventPlace(cells), cells.size());
                Lever factor = new Lever.EventFactor();
                dimensions.add(new Dimension(
                        "crowd", factor, LevelsSection.read(fields, "factor", factor, new Levels.Range(2, 10, 5))));
                yield new Objective(of(Kpi.CARRIED, Over.NETWORK), true);
            }
        };
        fields.close();
        return new Given(dimensions, objective, rails(template));
    }

    private static Figure of(Kpi kpi, Over over) {
        return new Figure.OfCells(kpi, over);
    }

    private List<Rail> rails(Template template) {
        List<Rail> rails = new ArrayList<>();
        if (template != Template.LOAD_BALANCING) {
            rails.add(new Rail(of(Kpi.PRB_LOAD, Over.GREATEST), Double.NEGATIVE_INFINITY, 80, risk));
        }
        rails.add(new Rail(of(Kpi.CARRIED, Over.LEAST), 99, Double.POSITIVE_INFINITY, risk));
        Snssai slice = template == Template.SLICE_SLA ? network.slice(fields, true) : null;
        if (slice != null) {
            Figure carried = new Figure.OfSlice(SliceKpi.CARRIED, slice.sst(), slice.sd(), Over.LEAST);
            rails.add(new Rail(carried, 99.9, Double.POSITIVE_INFINITY, risk));
        }
        return rails;
    }

    private Objective sliceSla(List<Integer> cells) {
        Snssai slice = network.slice(fields, false);
        if (slice != null) {
            Lever lever = new Lever.SliceRatio(slice.sst(), slice.sd(), Lever.Ratio.MIN, cells);
            Levels levels = LevelsSection.read(fields, "minPercent", lever, new Levels.Range(0, 60, 13));
            dimensions.add(new Dimension("minimum of slice " + slice, lever, levels));
        } else {
            fields.raw("minPercent");
        }
        return new Objective(of(Kpi.THROUGHPUT, Over.NETWORK), true);
    }

    private void place(String name, Lever lever, int cells) {
        boolean none = fields.flag("none", false);
        List<Double> values =
                IntStream.range(none ? -1 : 0, cells).mapToObj(k -> (double) k).toList();
        if (!values.isEmpty()) {
            dimensions.add(new Dimension(name, lever, new Levels.Values(values)));
        }
    }

    private void each(
            List<Integer> cells, String name, Levels usual, Function<List<Integer>, Lever> lever, String called) {
        if (cells.isEmpty()) {
            return;
        }
        Levels levels = LevelsSection.read(fields, name, lever.apply(cells), usual);
        for (int cell : cells) {
            dimensions.add(
                    new Dimension(called + network.snapshot().cellIds().get(cell), lever.apply(List.of(cell)), levels));
        }
    }
}
