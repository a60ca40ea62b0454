package io.rantwin.harness.ran.network;

import io.rantwin.harness.ran.energy.HeatSinks;
import io.rantwin.harness.ran.energy.PowerState;
import io.rantwin.harness.ran.energy.RadioUnits;
import io.rantwin.harness.ran.radio.PortableMath;
import io.rantwin.harness.ran.site.Layout;

/**
 * The radio unit of every cell: power states, energy, heat, and what it radiates after derating and faults. A slot that sends
 * anything sends on all resource blocks as far as data is there, so a cell's share of used blocks is its share of busy slots.
 */
final class Radios {
    private static final double HOURS_PER_DAY = 24;
    private static final double WARMEST_HOUR = 15;
    private static final double SWING_CELSIUS = 6;

    private final NetworkPlan plan;
    private final CellParameters parameters;
    private final Impairments impairments;
    private final Account account;
    private final RadioUnits units;
    private final HeatSinks sinks;
    private final int cells;
    private final double[] heatWatts;
    private final double[] joules;
    private final double[] sentShare;
    private final double[] busySeconds;
    private final double[] busyUplinkSeconds;

    Radios(NetworkPlan plan, CellParameters parameters, Impairments impairments, Account account) {
        this.plan = plan;
        this.parameters = parameters;
        this.impairments = impairments;
        this.account = account;
        cells = plan.layout().cells().size();
        units = new RadioUnits(plan.power(), plan.fullPowerOfCells());
        double air = airCelsius(plan.clock().hours(0));
        sinks = new HeatSinks(cells, plan.thermal(), air);
        heatWatts = new double[cells];
        joules = new double[cells];
        sentShare = new double[cells];
        busySeconds = new double[cells];
        busyUplinkSeconds = new double[cells];
    }

    private double airCelsius(double hours) {
        double phase = 2 * StrictMath.PI * (hours - WARMEST_HOUR) / HOURS_PER_DAY;
        return plan.airCelsius() + SWING_CELSIUS * StrictMath.cos(phase);
    }

    void request(int cell, PowerState state) {
        units.request(cell, state);
    }

    PowerState state(int cell) {
        return units.state(cell);
    }

    boolean isServing(int cell) {
        return units.isServing(cell);
    }

    double watts(int cell) {
        return units.meanWatts(cell);
    }

    double temperatureCelsius(int cell) {
        return sinks.temperatureCelsius(cell);
    }

    /** At the amplifier, derating included [dBm]. */
    double transmitPowerDbm(int cell) {
        return units.isServing(cell)
                ? parameters.configuredMaxTxPowerDbm(cell) - sinks.deratingDecibel(cell)
                : Double.NEGATIVE_INFINITY;
    }

    /** In the air, faults included [dBm]. */
    double radiatedPowerDbm(int cell) {
        return transmitPowerDbm(cell) - impairments.transmitLossDb(cell);
    }

    /** Notes what a cell did in a step, as shares of the step's resource blocks. */
    void worked(int cell, double downlinkShare, double uplinkShare, double seconds) {
        busySeconds[cell] += downlinkShare * seconds;
        busyUplinkSeconds[cell] += uplinkShare * seconds;
    }

    /** Lets time pass for power, energy and heat. */
    void step(double seconds, double hours) {
        Layout layout = plan.layout();
        for (int cell = 0; cell < cells; cell++) {
            double pilots = Links.PILOT_SHARE;
            double share = Math.min(1, pilots + (1 - pilots) * busySeconds[cell] / seconds);
            units.setActivity(cell, share, 1, Math.min(1, busyUplinkSeconds[cell] / seconds));
            double below = layout.cells().get(cell).powerDbm() - parameters.configuredMaxTxPowerDbm(cell);
            double ratio = PortableMath.fromDecibels(-below - sinks.deratingDecibel(cell));
            units.setPower(cell, Math.min(1, ratio), 1);
            sentShare[cell] = share;
            busySeconds[cell] = 0;
            busyUplinkSeconds[cell] = 0;
        }
        units.step(seconds);
        for (int cell = 0; cell < cells; cell++) {
            double radiated = units.isServing(cell)
                    ? sentShare[cell] * PortableMath.fromDecibels(transmitPowerDbm(cell)) / 1000
                    : 0;
            heatWatts[cell] = Math.max(0, units.meanWatts(cell) - radiated);
            account.add(CellCount.ENERGY_JOULES, cell, units.energyJoules(cell) - joules[cell]);
            joules[cell] = units.energyJoules(cell);
            sinks.setDegradation(cell, impairments.heatResistanceFactor(cell));
        }
        sinks.step(seconds, heatWatts, airCelsius(hours));
    }
}
