package io.rantwin.planner.sweep.plan;

import io.rantwin.planner.fields.Fields;
import io.rantwin.planner.sweep.Figure;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.whatif.Kpi;
import io.rantwin.twin.whatif.SliceKpi;
import io.rantwin.twin.whatif.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the names in a plan mean in its network. */
record Network(Snapshot snapshot) {
    /** The cells of a list member; all that serve when it is not there. */
    List<Integer> cells(Fields fields, String name) {
        List<String> names = fields.texts(name);
        if (names == null) {
            return IntStream.range(0, snapshot.cells())
                    .filter(snapshot.radio()::isServing)
                    .boxed()
                    .toList();
        }
        List<Integer> cells = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int cell = snapshot.cellIds().indexOf(names.get(i));
            if (cell < 0) {
                fields.wrong(name + "/" + i, "is no cell of the network: " + names.get(i));
            } else if (cells.contains(cell)) {
                fields.wrong(name + "/" + i, "is named twice: " + names.get(i));
            } else {
                cells.add(cell);
            }
        }
        return cells;
    }

    /** The slice of a member; null when there is none or it is none of the network's. */
    @Nullable
    Snssai slice(Fields fields, boolean required) {
        String text = fields.text("slice");
        if (text == null) {
            if (required) {
                fields.wrong(
                        "slice",
                        "is missing; the network has " + snapshot.slices().slices());
            }
            return null;
        }
        Snssai slice = Snssai.parse(text);
        if (slice == null || snapshot.slices().indexOf(slice) < 0) {
            fields.wrong(
                    "slice",
                    "is no slice of the network: " + text + "; it has "
                            + snapshot.slices().slices());
            return null;
        }
        return slice;
    }

    /** The figure that {@code figure}, {@code slice} and a choice of cells mean; null when there is none. */
    @Nullable
    Figure figure(Fields fields, Figure.Over over) {
        String name = fields.text("figure");
        boolean ofSlice = fields.has("slice");
        Snssai slice = slice(fields, false);
        if (name == null) {
            fields.wrong("figure", "is missing; there are " + names(ofSlice));
            return null;
        }
        if (ofSlice) {
            SliceKpi kpi = Figure.sliceKpi(name);
            if (kpi != null && slice != null) {
                return new Figure.OfSlice(kpi, slice.sst(), slice.sd(), over);
            }
            if (kpi == null) {
                fields.wrong("figure", "is none of a slice: " + name + "; there are " + names(true));
            }
            return null;
        }
        Kpi kpi = Figure.kpi(name);
        if (kpi == null) {
            fields.wrong("figure", "is not known: " + name + "; there are " + names(false));
            return null;
        }
        return new Figure.OfCells(kpi, over);
    }

    private static String names(boolean ofSlice) {
        List<String> names = ofSlice
                ? List.of(SliceKpi.values()).stream().map(SliceKpi::measurement).toList()
                : List.of(Kpi.values()).stream().map(Kpi::measurement).toList();
        return String.join(", ", names);
    }
}
