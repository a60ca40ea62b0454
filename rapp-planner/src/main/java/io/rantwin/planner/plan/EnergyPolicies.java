package io.rantwin.planner.plan;

import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.EnergyObjective;
import io.rantwin.a1.policy.PlmnId;
import io.rantwin.a1.policy.Scope;
import io.rantwin.planner.ensemble.Behaviour;
import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.gate.PolicyDraft;
import io.rantwin.planner.gate.Timelines;
import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.whatif.DemandPath;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Schedules as ORAN_EnergySaving policies: one policy whose revisions follow each other. In each stretch its scope are the cells that are
 * to sleep then, its objective what they save by that; where none is, the scope are all cells of the plan and the objective is 0 %.
 */
public final class EnergyPolicies {
    /** The type of the drafts. */
    public static final String TYPE = "ORAN_EnergySaving_3.0.1";

    private static final Pattern CELL = Pattern.compile("(\\d{3})-(\\d{2,3})-([0-9a-f]{9}|[0-9a-f]{7})");
    private static final int NR_DIGITS = 9;
    private static final int MOST_ROUNDS = 30;
    private static final int DAYS = 4;
    private static final long SEED = 0x5EED;

    private final TwinWorld world;
    private final List<CellId> cells = new ArrayList<>();

    /**
     * For the cells of a world.
     *
     * @throws PlanException when a cell has no name that A1 can carry
     */
    public EnergyPolicies(TwinWorld world) throws PlanException {
        this.world = world;
        for (String id : world.snapshot().cellIds()) {
            cells.add(cell(id));
        }
    }

    /** A cell's name as A1 has it. */
    public static CellId cell(String id) throws PlanException {
        Matcher parts = CELL.matcher(id);
        if (!parts.matches()) {
            throw new PlanException(
                    "A1 policies name cells by country, network and identity, such as 001-01-00000000d; the" + " cell '"
                            + id + "' has no such name, so no policy can be about it.");
        }
        var plmn = new PlmnId(parts.group(1), parts.group(2));
        long identity = Long.parseLong(parts.group(3), 16);
        CellId.Rat rat = parts.group(3).length() == NR_DIGITS ? CellId.Rat.NR : CellId.Rat.EUTRA;
        if (identity > rat.largest()) {
            throw new PlanException("The cell '" + id + "' has an identity above the largest of " + rat + ", "
                    + Long.toHexString(rat.largest()) + ".");
        }
        return new CellId(plmn, rat, identity);
    }

    /** The whole policy. */
    public PolicyDraft draft(String policyId, String ricId, SleepSchedule schedule) throws PlanException {
        return draft(policyId, ricId, schedule, schedule.ever());
    }

    /**
     * The policy in some of its cells. What is asked for in each stretch is lowered, a cell's share at a time, until enforcement could
     * do it on the day as foreseen and on some drawn ones: an objective that can never be met is refused by the xApp.
     *
     * @throws PlanException when none of these cells ever sleeps
     */
    public PolicyDraft draft(String policyId, String ricId, SleepSchedule schedule, BitSet only) throws PlanException {
        int[] spared = new int[schedule.periods()];
        PolicyDraft draft = draft(policyId, ricId, schedule, only, spared);
        long period = world.profile().periodMillis();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Set<Integer> stages = unservable(draft);
            if (stages.isEmpty()) {
                return draft;
            }
            for (int stage : stages) {
                long until = stage + 1 < draft.stages().size()
                        ? draft.stages().get(stage + 1).fromMillis()
                        : world.profile().horizonMillis();
                for (long at = draft.stages().get(stage).fromMillis(); at < until; at += period) {
                    spared[(int) (at / period)]++;
                }
            }
            draft = draft(policyId, ricId, schedule, only, spared);
        }
        return draft;
    }

    private Set<Integer> unservable(PolicyDraft draft) {
        Behaviour behaviour = new Ensemble(world).under(List.of(Timelines.read(draft)));
        Set<Integer> stages = new TreeSet<>();
        for (int day = -1; day < DAYS; day++) {
            DemandPath demand =
                    day < 0 ? world.profile().expected() : world.profile().drawn(new Chance(SEED), day);
            for (long millis : behaviour.course(demand).never().values()) {
                int stage = 0;
                while (stage + 1 < draft.stages().size()
                        && draft.stages().get(stage + 1).fromMillis() <= millis) {
                    stage++;
                }
                stages.add(stage);
            }
        }
        return stages;
    }

    private PolicyDraft draft(String policyId, String ricId, SleepSchedule schedule, BitSet only, int[] spared)
            throws PlanException {
        BitSet scope = schedule.ever();
        scope.and(only);
        if (scope.isEmpty()) {
            throw new PlanException("No cell ever sleeps in this plan: there is no policy to be made of it.");
        }
        List<PolicyDraft.Stage> stages = new ArrayList<>();
        A1Policy before = null;
        for (int t = 0; t < schedule.periods(); t++) {
            BitSet now = (BitSet) schedule.asleep().get(t).clone();
            now.and(scope);
            int asked = now.cardinality() - spared[t];
            A1Policy policy =
                    asked <= 0 ? policy(scope, 0) : policy(now, Math.max(1, percent(now) * asked / now.cardinality()));
            if (!policy.equals(before)) {
                stages.add(new PolicyDraft.Stage(t * world.profile().periodMillis(), policy.toJson()));
            }
            before = policy;
        }
        return new PolicyDraft(policyId, ricId, TYPE, stages);
    }

    private A1Policy.EnergySaving policy(BitSet scope, int percent) {
        return new A1Policy.EnergySaving(
                Scope.ofCells(scope.stream().mapToObj(cells::get).toList()),
                new EnergyObjective.EsPercentage(percent),
                List.of());
    }

    // What all of them asleep save against all of them on without load: the least share that sleep can bring. A cell
    // asleep draws what is believed here, and no less than the xApp takes for granted until it has seen one asleep: it
    // refuses what it believes out of reach.
    private int percent(BitSet scope) {
        double taken = world.enforcement().energy().sleepPowerShare();
        double active = 0;
        double asleep = 0;
        for (int c = scope.nextSetBit(0); c >= 0; c = scope.nextSetBit(c + 1)) {
            double dbm = world.snapshot().radio().powerDbm(c);
            double awake = world.power().watts(c, 0, dbm, true);
            active += awake;
            asleep += Math.max(taken * awake, world.power().watts(c, 0, dbm, false));
        }
        return active > 0 ? (int) Math.clamp(Math.floor(100 * (1 - asleep / active) - 1e-9), 1, 100) : 100;
    }

    /** Cells for a canary: those that sleep longest, half of what is allowed, at least one. */
    public static BitSet canaryCells(SleepSchedule schedule, double mostShare) {
        List<Integer> ever = new ArrayList<>(schedule.ever().stream().boxed().toList());
        ever.sort(Comparator.<Integer>comparingLong(c ->
                        -schedule.asleep().stream().filter(set -> set.get(c)).count())
                .thenComparing(c -> c));
        int count = (int) Math.max(1, Math.floor(mostShare / 2 * ever.size()));
        BitSet few = new BitSet();
        ever.stream().limit(count).forEach(few::set);
        return few;
    }
}
