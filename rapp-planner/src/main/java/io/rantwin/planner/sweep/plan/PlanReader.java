package io.rantwin.planner.sweep.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.rantwin.planner.fields.Fields;
import io.rantwin.planner.fields.Mistake;
import io.rantwin.planner.sweep.CellPower;
import io.rantwin.planner.sweep.Dimension;
import io.rantwin.planner.sweep.Figure;
import io.rantwin.planner.sweep.Figure.Over;
import io.rantwin.planner.sweep.Objective;
import io.rantwin.planner.sweep.Rail;
import io.rantwin.planner.sweep.Space;
import io.rantwin.planner.sweep.SweepJob;
import io.rantwin.twin.whatif.Kpi;
import io.rantwin.twin.whatif.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a plan, YAML or JSON. What is left out has a default, what is unknown is refused, and all mistakes are told at once. */
public final class PlanReader {
    private static final ObjectMapper YAML = YAMLMapper.builder(new YAMLFactory())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int MOST_DRAWS = 10_000;
    private static final long MOST_EVALUATIONS = 1_000_000_000L;
    private static final double USUAL_RISK = 0.05;
    private static final List<Figure> USUAL_FIGURES = List.of(
            new Figure.OfCells(Kpi.POWER, Over.NETWORK),
            new Figure.OfCells(Kpi.PRB_LOAD, Over.NETWORK),
            new Figure.OfCells(Kpi.PRB_LOAD, Over.GREATEST),
            new Figure.OfCells(Kpi.THROUGHPUT, Over.LEAST),
            new Figure.OfCells(Kpi.CARRIED, Over.NETWORK));

    /** What a plan means. */
    public record Plan(String name, SweepJob job) {}

    private final List<Mistake> mistakes = new ArrayList<>();

    private PlanReader() {}

    /**
     * Reads the text of a plan.
     *
     * @param called what to call it in messages
     * @param folder where files that it names are
     * @param kept snapshot of a sweep that was begun, null to take the plan's
     * @throws PlanException with every mistake
     */
    public static Plan read(String text, String called, Path folder, @Nullable Snapshot kept) throws PlanException {
        if (text.length() > MOST_CHARACTERS) {
            throw new PlanException(called, List.of(new Mistake("", "is longer than " + MOST_CHARACTERS)));
        }
        PlanReader reader = new PlanReader();
        Plan plan = null;
        try {
            JsonNode tree = YAML.readTree(text);
            plan = reader.plan(new Fields(tree, "", reader.mistakes), folder, kept);
        } catch (JsonProcessingException broken) {
            String where = broken.getLocation() == null
                    ? ""
                    : "line " + broken.getLocation().getLineNr() + ": ";
            reader.mistakes.add(new Mistake("", where + broken.getOriginalMessage()));
        }
        if (plan == null || !reader.mistakes.isEmpty()) {
            throw new PlanException(called, reader.mistakes);
        }
        return plan;
    }

    private @Nullable Plan plan(Fields root, Path folder, @Nullable Snapshot kept) {
        String name = root.text("name", "sweep");
        if (!root.has("network")) {
            root.wrong("network", "is missing");
            return null;
        }
        Snapshot snapshot = new NetworkSection(root.object("network"), folder, kept).read();
        int draws = (int) root.whole("draws", 8, 1, MOST_DRAWS);
        long seed = root.whole("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE);
        double risk = root.number("risk", USUAL_RISK, 0, 1);
        CellPower power = root.choice("powerModel", CellPower.EARTH_MACRO, CellPower.class);
        if (snapshot == null) {
            return null;
        }
        Network network = new Network(snapshot);
        List<Dimension> dimensions = new ArrayList<>();
        Objective objective = null;
        List<Rail> rails = new ArrayList<>();
        if (root.has("template")) {
            TemplateSection.Given given = new TemplateSection(root.object("template"), network, risk).read();
            if (given != null) {
                dimensions.addAll(given.dimensions());
                objective = given.objective();
                rails.addAll(given.rails());
            }
        }
        for (Fields each : root.objects("dimensions")) {
            dimensions.addAll(DimensionSection.read(each, network));
        }
        if (root.has("objective")) {
            objective = objective(root.object("objective"), network);
        } else if (objective == null) {
            root.wrong("objective", "is missing, and there is no template that has one");
        }
        if (root.has("guardRails")) {
            rails.clear();
            root.objects("guardRails").forEach(each -> rails.addAll(rails(each, network, risk)));
        }
        List<Figure> figures = new ArrayList<>(USUAL_FIGURES);
        for (Fields each : root.objects("figures")) {
            Figure figure = network.figure(each, each.choice("of", Over.NETWORK, Over.class));
            if (figure != null && !figures.contains(figure)) {
                figures.add(figure);
            }
            each.close();
        }
        Space space = space(root, dimensions, draws, seed);
        root.close();
        return objective == null || space == null
                ? null
                : new Plan(
                        name, new SweepJob(snapshot.toBytes(), space, draws, seed, power, objective, figures, rails));
    }

    private static @Nullable Objective objective(Fields fields, Network network) {
        boolean more = "most".equals(fields.text("aim"));
        if (!more && !"least".equals(fields.text("aim"))) {
            fields.wrong("aim", "must be most or least");
        }
        Figure figure = network.figure(fields, fields.choice("of", Over.NETWORK, Over.class));
        fields.close();
        return figure == null ? null : new Objective(figure, more);
    }

    // A rail on any cell with an upper bound looks at the greatest value, one with a lower bound at the least.
    private static List<Rail> rails(Fields fields, Network network, double usualRisk) {
        String of = fields.text("of", "any-cell");
        if (!of.equals("any-cell") && !of.equals("network")) {
            fields.wrong("of", "must be any-cell or network, not " + of);
        }
        boolean anyCell = of.equals("any-cell");
        double risk = fields.number("risk", usualRisk, 0, 1);
        double unbound = Double.POSITIVE_INFINITY;
        double most = fields.number("atMost", unbound, -1e12, 1e12);
        double least = fields.number("atLeast", -unbound, -1e12, 1e12);
        Figure upper = network.figure(fields, anyCell ? Over.GREATEST : Over.NETWORK);
        List<Rail> rails = new ArrayList<>();
        if (!fields.has("atMost") && !fields.has("atLeast")) {
            fields.wrong("", "must have atMost, atLeast or both");
        }
        if (upper != null && fields.has("atMost")) {
            rails.add(new Rail(upper, -unbound, most, risk));
        }
        if (upper != null && fields.has("atLeast")) {
            rails.add(new Rail(anyCell ? upper.leastOfCells() : upper, least, unbound, risk));
        }
        fields.close();
        return rails;
    }

    private @Nullable Space space(Fields root, List<Dimension> dimensions, int draws, long seed) {
        Fields fields = root.has("space") ? root.object("space") : root.below(YAML.createObjectNode(), "space");
        Space.Method method = fields.choice("method", Space.Method.GRID, Space.Method.class);
        long spaceSeed = fields.whole("seed", seed, Long.MIN_VALUE, Long.MAX_VALUE);
        long scenarios = fields.whole("scenarios", 0, 1, Space.MOST);
        fields.close();
        Set<String> names = new HashSet<>();
        for (Dimension dimension : dimensions) {
            if (!names.add(dimension.name())) {
                root.wrong("dimensions", "two dimensions are named " + dimension.name() + "; give one a name");
            }
        }
        if (dimensions.isEmpty()) {
            root.wrong("", "has nothing that differs between scenarios: it needs a template or dimensions");
            return null;
        }
        if (method == Space.Method.GRID) {
            long size = Space.gridSize(dimensions);
            if (fields.has("scenarios") && scenarios != size) {
                fields.wrong("scenarios", "is not asked of a grid, whose values make as many as they make");
            }
            if (size < 0) {
                fields.wrong("method", "a grid needs values, or from, to and steps, in every dimension");
            } else if (size > Space.MOST) {
                fields.wrong(
                        "method",
                        "the grid of " + dimensions.size() + " dimensions has more than " + Space.MOST
                                + " scenarios; latin-hypercube or samples take as many as you say");
            }
            scenarios = size;
        } else if (!fields.has("scenarios")) {
            fields.wrong("scenarios", "is missing: how many of them are wanted");
        }
        if (scenarios * draws > MOST_EVALUATIONS) {
            fields.wrong(
                    "",
                    scenarios + " scenarios of " + draws + " draws are more than " + MOST_EVALUATIONS + " evaluations");
        }
        return scenarios < 1 || scenarios > Space.MOST || !mistakes.isEmpty()
                ? null
                : new Space(method, dimensions, scenarios, spaceSeed);
    }
}
