package io.rantwin.harness.ran.scenario;

import io.rantwin.harness.ran.chance.Streams;
import io.rantwin.harness.ran.energy.PowerModel;
import io.rantwin.harness.ran.energy.ReferencePower;
import io.rantwin.harness.ran.energy.ThermalModel;
import io.rantwin.harness.ran.fault.TimedFault;
import io.rantwin.harness.ran.network.GroundPlan;
import io.rantwin.harness.ran.network.HandoverRules;
import io.rantwin.harness.ran.network.NetworkPlan;
import io.rantwin.harness.ran.network.SlicePlan;
import io.rantwin.harness.ran.radio.AntennaColumn;
import io.rantwin.harness.ran.site.Layout;
import io.rantwin.harness.ran.site.Neighbours;
import io.rantwin.harness.ran.traffic.ProfileClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one scenario; everything that is left out has a default, everything that is wrong is told at once. */
final class ScenarioReader {
    private static final double DAY_SECONDS = 86_400;
    private static final double USUAL_START_HOUR = 8;

    private final String file;
    private final @Nullable Path folder;
    private final ScenarioChanges changes;
    private final List<ScenarioMistake> mistakes = new ArrayList<>();

    /**
     * @param file what to call it in mistakes
     * @param folder where files that it names are, or null
     */
    ScenarioReader(String file, @Nullable Path folder, ScenarioChanges changes) {
        this.file = file;
        this.folder = folder;
        this.changes = changes;
    }

    Scenario read(String usualName, byte[] octets) throws ScenarioException {
        Fields root = new Fields(YamlTree.read(octets, mistakes), mistakes);
        String name = root.text("name", usualName);
        String description = root.text("description", "");
        long written = (long) root.number("seed", 1, -1e15, 1e15);
        long seed = changes.seed() == null ? written : changes.seed();
        ProfileClock clock = clock(root);
        LayoutSection layoutSection = new LayoutSection(folder);
        Fields energy = root.fields("energy");
        double fullPower = energy.number("fullPowerWatts", 1000, 1, 1e6);
        Layout layout = layoutSection.read(root, fullPower);
        int[][] neighbours = neighbours(root, layout);
        PopulationSection population = new PopulationSection(clock);
        GroundPlan ground = population.read(root, layout.cells().size());
        SliceSection sliceSection = new SliceSection();
        List<SlicePlan> slices = sliceSection.read(root);
        PowerModel power = power(energy);
        energy.close();
        Fields thermal = root.fields("thermal");
        double air = thermal.number("airCelsius", 15, -60, 60);
        NetworkPlan plan = new NetworkPlan(
                layout,
                neighbours,
                antenna(root),
                population.users(),
                ground,
                slices,
                handover(root.fields("handover")),
                mostUsers(root),
                clock,
                power.compressed(clock.compression()),
                fullPower,
                layoutSection.fullPowerWatts(),
                thermal(thermal).compressed(clock.compression()),
                air);
        CellNames cells = new CellNames(layout);
        List<TimedFault> faults =
                new FaultSection(layout, neighbours, cells, clock, new Streams(seed).of("fault.places")).read(root);
        root.close();
        if (!mistakes.isEmpty()) {
            mistakes.sort(java.util.Comparator.comparingInt(ScenarioMistake::line));
            throw new ScenarioException(file, mistakes);
        }
        return new Scenario(
                name, description, seed, plan, cells, sliceSection.names(), faults, layoutSection.rejected());
    }

    private ProfileClock clock(Fields root) {
        double start = root.parsed("start", USUAL_START_HOUR, Moments::hourOfWeek, Moments.HOUR_OF_WEEK);
        double day = root.parsed("day", DAY_SECONDS, Moments::seconds, Moments.DURATION);
        if (!(day > 0 && day <= DAY_SECONDS)) {
            root.reject("day", day + " s", "a duration above 0 and up to 24h");
            day = DAY_SECONDS;
        }
        return new ProfileClock(
                changes.daySeconds() == null ? day : changes.daySeconds(),
                changes.startHour() == null ? start : changes.startHour());
    }

    private static int[][] neighbours(Fields root, Layout layout) {
        Fields fields = root.fields("neighbours");
        double reach = fields.number("reach", 1, 0, 10);
        int most = fields.integer("most", 32, 0, 1024);
        fields.close();
        return Neighbours.of(layout, reach, most);
    }

    private static AntennaColumn antenna(Fields root) {
        Fields fields = root.fields("antenna");
        int elements = fields.integer("elements", 10, 1, 64);
        double spacing = fields.number("spacingWavelengths", 0.5, 0.1, 2);
        fields.close();
        return new AntennaColumn(elements, spacing);
    }

    private static int mostUsers(Fields root) {
        Fields fields = root.fields("admission");
        int most = fields.integer("mostUsersPerCell", 400, 1, 100_000);
        fields.close();
        return most;
    }

    private static HandoverRules handover(Fields fields) {
        HandoverRules usual = HandoverRules.USUAL;
        HandoverRules rules = new HandoverRules(
                fields.number("a3OffsetDb", usual.offsetDb(), -15, 15),
                fields.number("hysteresisDb", usual.hysteresisDb(), 0, 15),
                fields.integer("timeToTriggerMillis", usual.timeToTriggerMillis(), 0, 5120),
                fields.number("measurementNoiseDb", usual.measurementNoiseDb(), 0, 10),
                fields.integer("interruptionMillis", usual.interruptionMillis(), 0, 5000),
                fields.number("outOfSyncSinrDb", usual.outOfSyncSinrDb(), -30, 10),
                fields.integer("radioLinkTimerMillis", usual.radioLinkTimerMillis(), 0, 6000),
                fields.number("inactivitySeconds", usual.inactivitySeconds(), 0.1, 3600),
                fields.number("pingPongSeconds", usual.pingPongSeconds(), 0, 60));
        fields.close();
        return rules;
    }

    private static PowerModel power(Fields fields) {
        ReferencePower reference =
                fields.constant("reference", ReferencePower.CATEGORY_1_SET_1, ReferencePower.values());
        return fields.flag("twoLevelEfficiency", false) ? reference.twoLevelModel() : reference.model();
    }

    private static ThermalModel thermal(Fields fields) {
        ThermalModel usual = ThermalModel.MACRO_RADIO_UNIT;
        ThermalModel model = new ThermalModel(
                fields.number("resistanceKelvinPerWatt", usual.resistanceKelvinPerWatt(), 1e-4, 100),
                fields.number("capacityJoulesPerKelvin", usual.capacityJoulesPerKelvin(), 1, 1e8),
                fields.number("limitCelsius", usual.limitCelsius(), 0, 200),
                fields.number("deratingDecibelPerKelvin", usual.deratingDecibelPerKelvin(), 0, 10),
                fields.number("maximumDeratingDecibel", usual.maximumDeratingDecibel(), 0, 30));
        fields.close();
        return model;
    }
}
