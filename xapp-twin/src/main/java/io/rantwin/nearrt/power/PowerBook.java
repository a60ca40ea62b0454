package io.rantwin.nearrt.power;

import io.rantwin.nearrt.keeping.CellFigures;
import io.rantwin.nearrt.loop.ArrivedReport;
import io.rantwin.nearrt.loop.ReportLayout;
import io.rantwin.nearrt.loop.ReportTrail;
import io.rantwin.nearrt.loop.TwinLoop;
import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.calibration.PowerCalibration;
import io.rantwin.twin.estimation.MeasurementSlot;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Learns idle power and slope of every cell from {@code PEE.AvgPower} and {@code RRU.PrbTotDl} of its reports, off the report path, a
 * few cells at a time. {@link #tick} is called by one thread; everything else by any.
 */
public final class PowerBook implements CellPower.Source, CellFigures {
    private static final String POWER = "PEE.AvgPower";
    private static final double PER_CENT = 100;
    private static final int MOST_AT_ONCE = 50;
    /** Reports around a change of state are of both. */
    private static final long SETTLED_NANOS = 60_000_000_000L;

    private final ReportTrail trail;
    private final IntSupplier epoch;
    private final Predicate<String> asleepByPlan;
    private final ToDoubleFunction<String> powerDbm;
    private final double idleWatts;
    private final double slope;
    private final Map<String, Learner> learners = new HashMap<>();
    private final Queue<Learner> due = new ArrayDeque<>();
    private final Map<String, CellPower> known = new ConcurrentHashMap<>();
    private final Map<String, PowerCalibration.Learned> learned = new ConcurrentHashMap<>();
    private int knownEpoch;

    /** One cell. */
    private static final class Learner {
        final String cellId;
        final PowerCalibration calibration;
        boolean isAsleep;
        boolean isDue;
        long changedNanos = Long.MIN_VALUE;

        Learner(String cellId, PowerCalibration calibration) {
            this.cellId = cellId;
            this.calibration = calibration;
        }
    }

    /**
     * A book of a loop's cells.
     *
     * @param epoch rises when the network's time has begun anew
     * @param asleepByPlan cells that were put to sleep on purpose
     * @param powerDbm what a cell radiates at full load
     * @param idleWatts expected at no load
     * @param slope expected, consumed over radiated power
     */
    public PowerBook(
            TwinLoop loop,
            IntSupplier epoch,
            Predicate<String> asleepByPlan,
            ToDoubleFunction<String> powerDbm,
            double idleWatts,
            double slope) {
        this.trail = loop.trail();
        this.epoch = epoch;
        this.asleepByPlan = asleepByPlan;
        this.powerDbm = powerDbm;
        this.idleWatts = idleWatts;
        this.slope = slope;
        knownEpoch = epoch.getAsInt();
    }

    /** Takes up the reports that came, and looks again at some of the cells that have enough of them. */
    public void tick() {
        if (epoch.getAsInt() != knownEpoch) {
            knownEpoch = epoch.getAsInt();
            learners.clear();
            learned.clear();
            due.clear();
        }
        trail.follow(this::arrived);
        for (int i = 0; i < MOST_AT_ONCE && !due.isEmpty(); i++) {
            Learner learner = due.remove();
            learner.isDue = false;
            learner.calibration.calibrate();
            publish(learner);
        }
    }

    private void arrived(String cellId, ArrivedReport report) {
        if (report.refused()) {
            return;
        }
        double load = Double.NaN;
        double watts = Double.NaN;
        for (int i = 0; i < report.values().length; i++) {
            ReportLayout.Column column = report.layout().columns().get(i);
            if (column.wholeCell() && column.slot() == MeasurementSlot.PRB_TOT_DL.index()) {
                load = report.values()[i] / PER_CENT;
            } else if (column.wholeCell() && column.name().equals(POWER)) {
                watts = report.values()[i];
            }
        }
        if (Double.isNaN(watts)) {
            return;
        }
        Learner learner = learners.computeIfAbsent(cellId, each -> new Learner(each, calibration(each)));
        boolean isAsleep = asleepByPlan.test(cellId);
        if (isAsleep != learner.isAsleep) {
            learner.isAsleep = isAsleep;
            learner.changedNanos = report.endNanos();
        }
        if (learner.changedNanos != Long.MIN_VALUE && report.startNanos() - learner.changedNanos < SETTLED_NANOS) {
            return;
        }
        if (isAsleep) {
            learner.calibration.sleeping(watts);
            publish(learner);
            return;
        }
        learner.calibration.serving(report.endNanos(), load, PortableMath.watts(powerDbm.applyAsDouble(cellId)), watts);
        if (!learner.isDue && learner.calibration.isDue()) {
            learner.isDue = true;
            due.add(learner);
        }
    }

    private PowerCalibration calibration(String cellId) {
        PowerCalibration.Learned before = learned.get(cellId);
        return before == null ? new PowerCalibration(idleWatts, slope) : PowerCalibration.from(before);
    }

    private void publish(Learner learner) {
        PowerCalibration.Learned now = learner.calibration.learned();
        learned.put(learner.cellId, now);
        if (now.isKnown()) {
            known.put(learner.cellId, power(now));
        } else {
            known.remove(learner.cellId);
        }
    }

    private static CellPower power(PowerCalibration.Learned now) {
        return new CellPower(now.idleWatts(), now.slope(), now.sleepWatts());
    }

    @Override
    public String name() {
        return "powers";
    }

    @Override
    public Map<String, byte[]> octets() {
        Map<String, byte[]> all = new HashMap<>();
        learned.forEach((cellId, now) -> all.put(cellId, LearnedPower.write(now)));
        return all;
    }

    @Override
    public boolean resume(String cellId, byte[] octets) {
        PowerCalibration.Learned before = LearnedPower.read(octets);
        if (before == null) {
            return false;
        }
        learned.put(cellId, before);
        if (before.isKnown()) {
            known.put(cellId, power(before));
        }
        return true;
    }

    @Override
    public @Nullable CellPower of(String cellId) {
        return known.get(cellId);
    }
}
