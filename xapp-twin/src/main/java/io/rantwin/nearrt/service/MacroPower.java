package io.rantwin.nearrt.service;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.energy.EarthSet;
import io.rantwin.twin.energy.PowerModel;
import io.rantwin.twin.whatif.PowerDraw;

/** Electrical power of every cell as that of an EARTH macro cell, where nothing better is known. */
public final class MacroPower implements PowerDraw {
    private static final PowerModel MODEL = EarthSet.MACRO.model();
    /** At no load. */
    public static final double IDLE_WATTS = MODEL.activeW(0);
    /** Consumed over radiated power. */
    public static final double SLOPE = MODEL.slope();

    private final double sleepWatts;

    /** As EARTH has it. */
    public MacroPower() {
        sleepWatts = MODEL.deep().powerW();
    }

    /** @param sleepShare what a cell draws asleep, as a share of what it draws awake without load */
    public MacroPower(double sleepShare) {
        sleepWatts = sleepShare * IDLE_WATTS;
    }

    @Override
    public double watts(int cell, double load, double powerDbm, boolean serving) {
        if (!serving) {
            return sleepWatts;
        }
        double radiated = PortableMath.watts(powerDbm);
        return MODEL.activeW(load, Math.min(1, radiated / (MODEL.chains() * MODEL.mostTransmitW())), 1);
    }
}
