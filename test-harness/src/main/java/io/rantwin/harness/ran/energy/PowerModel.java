package io.rantwin.harness.ran.energy;

/**
 * Power of a base station in relative units (deep sleep = 1 unit) with its transitions, in the form of TR 38.864 clause
 * 5.1. Immutable.
 *
 * @param name which parameter set, to be named beside every result
 * @param deepSleepUnits P1
 * @param lightSleepUnits P2
 * @param microSleepUnits P3, also the static part of the active power
 * @param activeDownlinkUnits P4: all resource blocks, all chains, full power
 * @param activeUplinkUnits P5
 * @param loadIndependentShare A: the share of P4 - P3 that a transmitting base station needs whatever its bandwidth
 * @param lowPowerEfficiency relative efficiency of the power amplifier where less than half of the full power is
 *     radiated; 1 for the single-efficiency option, 0.76 for the two-level option
 * @param light both ways between serving and light sleep
 * @param deep both ways between serving and deep sleep
 */
public record PowerModel(
        String name,
        double deepSleepUnits,
        double lightSleepUnits,
        double microSleepUnits,
        double activeDownlinkUnits,
        double activeUplinkUnits,
        double loadIndependentShare,
        double lowPowerEfficiency,
        Transition light,
        Transition deep) {

    /**
     * Into a sleep state and out of it again.
     *
     * @param totalSeconds both ways together (table 5.1-4); one half is spent falling asleep, the other waking up
     * @param additionalUnitSeconds energy of both ways above that of the sleep state during the same time (table 5.1-5,
     *     there in unit milliseconds)
     */
    public record Transition(double totalSeconds, double additionalUnitSeconds) {
        public Transition {
            if (!(totalSeconds > 0) || !(additionalUnitSeconds >= 0)) {
                throw new IllegalArgumentException("a transition of " + totalSeconds + " s and " + additionalUnitSeconds
                        + " unit s: the time must be above and the energy not below zero");
            }
        }
    }

    public PowerModel {
        if (!(deepSleepUnits > 0
                && lightSleepUnits >= deepSleepUnits
                && microSleepUnits >= lightSleepUnits
                && activeUplinkUnits >= microSleepUnits
                && activeDownlinkUnits >= microSleepUnits)) {
            throw new IllegalArgumentException("the powers of " + name + " must rise from deep sleep to active");
        }
        if (!(loadIndependentShare >= 0 && loadIndependentShare <= 1)
                || !(lowPowerEfficiency > 0 && lowPowerEfficiency <= 1)) {
            throw new IllegalArgumentException("the shares of " + name + " must be between 0 and 1");
        }
    }

    /**
     * Mean power while active: P3 + t_dl s_a (P4 - P3) (A + (1 - A) s_f s_p / eta) + t_ul s_a (P5 - P3).
     *
     * @param downlinkTimeRatio t_dl: share of the time in which anything is transmitted, 0 .. 1
     * @param bandwidthRatio s_f: share of the resource blocks in use in that time, 0 .. 1
     * @param powerRatio s_p: power per resource block against the reference, linear, 0 .. 1 (derating, power control)
     * @param chainRatio s_a: share of the transceiver chains switched on, 0 .. 1
     * @param uplinkTimeRatio t_ul: share of the time in which anything is received, 0 .. 1
     * @return relative units
     */
    public double activeUnits(
            double downlinkTimeRatio,
            double bandwidthRatio,
            double powerRatio,
            double chainRatio,
            double uplinkTimeRatio) {
        double radiatedRatio = bandwidthRatio * powerRatio;
        double efficiency = radiatedRatio < 0.5 ? lowPowerEfficiency : 1;
        double downlink = (activeDownlinkUnits - microSleepUnits)
                * (loadIndependentShare + (1 - loadIndependentShare) * radiatedRatio / efficiency);
        double uplink = activeUplinkUnits - microSleepUnits;
        return microSleepUnits + chainRatio * (downlinkTimeRatio * downlink + uplinkTimeRatio * uplink);
    }

    /** Power in a sleep state [units]; of an active station that does nothing, that of micro sleep. */
    public double idleUnits(PowerState state) {
        return switch (state) {
            case ACTIVE, MICRO_SLEEP -> microSleepUnits;
            case LIGHT_SLEEP -> lightSleepUnits;
            case DEEP_SLEEP -> deepSleepUnits;
        };
    }

    /** Watts of one unit where full downlink power is to be the given watts. 3GPP names no watts. */
    public double wattsPerUnit(double fullPowerWatts) {
        if (!(fullPowerWatts > 0)) {
            throw new IllegalArgumentException("the full power " + fullPowerWatts + " W must be above zero");
        }
        return fullPowerWatts / activeDownlinkUnits;
    }

    /**
     * The same station in a network whose day is squeezed. Transition times and energies are divided by the factor, the
     * powers stay: a transition then takes the same share of a day, in time and in energy, as it does in a day of 24 h.
     * The energy of a squeezed day times the factor is the energy of a day.
     *
     * @param compression 24 h divided by the simulated length of a day, at least 1
     */
    public PowerModel compressed(double compression) {
        if (!(compression >= 1)) {
            throw new IllegalArgumentException("the compression " + compression + " must be at least 1");
        }
        if (compression == 1) {
            return this;
        }
        return new PowerModel(
                name + ", day compressed x" + compression,
                deepSleepUnits,
                lightSleepUnits,
                microSleepUnits,
                activeDownlinkUnits,
                activeUplinkUnits,
                loadIndependentShare,
                lowPowerEfficiency,
                squeezed(light, compression),
                squeezed(deep, compression));
    }

    private static Transition squeezed(Transition transition, double compression) {
        return new Transition(
                transition.totalSeconds() / compression, transition.additionalUnitSeconds() / compression);
    }
}
