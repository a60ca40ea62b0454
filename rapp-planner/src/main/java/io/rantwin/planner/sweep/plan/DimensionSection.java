package io.rantwin.planner.sweep.plan;

import io.rantwin.planner.fields.Fields;
import io.rantwin.planner.sweep.Dimension;
import io.rantwin.planner.sweep.Levels;
import io.rantwin.planner.sweep.Lever;
import io.rantwin.twin.topology.Snssai;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads dimensions that a plan names itself. */
final class DimensionSection {
    private static final Levels NEUTRAL = new Levels.Values(List.of(0.0));

    /** Levers by the names that plans have for them. */
    private enum Kind {
        ASLEEP,
        POWER,
        TILT,
        BIAS,
        DEMAND,
        SLICE_DEDICATED,
        SLICE_MIN,
        SLICE_MAX,
        OUTAGE,
        EVENT_PLACE,
        EVENT_FACTOR
    }

    private DimensionSection() {}

    static List<Dimension> read(Fields fields, Network network) {
        List<Dimension> dimensions = new ArrayList<>();
        if (!fields.has("lever")) {
            fields.wrong("lever", "is missing");
        }
        Kind kind = fields.choice("lever", Kind.DEMAND, Kind.class);
        List<Integer> cells = network.cells(fields, "cells");
        boolean each = fields.flag("each", false);
        String name = fields.text("name", fields.text("lever", "?"));
        Function<List<Integer>, @Nullable Lever> lever = maker(kind, fields, network);
        Lever whole = cells.isEmpty() ? null : lever.apply(cells);
        if (whole == null) {
            fields.raw("levels");
        } else {
            Levels levels = levels(fields, whole, cells.size());
            boolean separately = each && !(whole instanceof Lever.Outage || whole instanceof Lever.EventPlace);
            for (int cell : separately ? cells : List.<Integer>of()) {
                Lever one = lever.apply(List.of(cell));
                if (one != null) {
                    dimensions.add(new Dimension(
                            name + " of " + network.snapshot().cellIds().get(cell), one, levels));
                }
            }
            if (!separately) {
                dimensions.add(new Dimension(name, whole, levels));
            }
        }
        fields.close();
        return dimensions;
    }

    private static Levels levels(Fields fields, Lever lever, int cells) {
        if (lever instanceof Lever.Outage || lever instanceof Lever.EventPlace) {
            return new Levels.Values(
                    IntStream.range(0, cells).mapToObj(k -> (double) k).toList());
        }
        if (!fields.has("levels")) {
            fields.wrong("levels", "is missing");
        }
        return LevelsSection.read(fields, "levels", lever, NEUTRAL);
    }

    private static Function<List<Integer>, @Nullable Lever> maker(Kind kind, Fields fields, Network network) {
        return switch (kind) {
            case ASLEEP -> Lever.Asleep::new;
            case POWER -> Lever.PowerChange::new;
            case TILT -> Lever.TiltChange::new;
            case BIAS -> Lever.Bias::new;
            case DEMAND -> Lever.Demand::new;
            case OUTAGE -> Lever.Outage::new;
            case EVENT_PLACE -> Lever.EventPlace::new;
            case EVENT_FACTOR -> cells -> new Lever.EventFactor();
            case SLICE_DEDICATED -> slice(Lever.Ratio.DEDICATED, network.slice(fields, true));
            case SLICE_MIN -> slice(Lever.Ratio.MIN, network.slice(fields, true));
            case SLICE_MAX -> slice(Lever.Ratio.MAX, network.slice(fields, true));
        };
    }

    private static Function<List<Integer>, @Nullable Lever> slice(Lever.Ratio ratio, @Nullable Snssai slice) {
        return cells -> slice == null ? null : new Lever.SliceRatio(slice.sst(), slice.sd(), ratio, cells);
    }
}
