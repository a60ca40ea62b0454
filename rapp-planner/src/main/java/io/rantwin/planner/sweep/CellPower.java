package io.rantwin.planner.sweep;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.energy.EarthSet;
import io.rantwin.twin.energy.PowerModel;
import io.rantwin.twin.energy.ReferenceSet;
import io.rantwin.twin.whatif.PowerDraw;

/** Electrical power of a cell by a published parameter set, the same for all cells. */
public enum CellPower {
    /** EARTH macro cell, in watts; what the xApp takes, too. */
    EARTH_MACRO,
    /** EARTH remote radio head, in watts. */
    EARTH_REMOTE_RADIO_HEAD,
    /** EARTH micro cell, in watts. */
    EARTH_MICRO,
    /** EARTH pico cell, in watts. */
    EARTH_PICO,
    /** TR 38.864 category 1 set 1, in its relative units. */
    TR38864_CATEGORY_1_SET_1,
    /** TR 38.864 category 1 set 2, in its relative units. */
    TR38864_CATEGORY_1_SET_2,
    /** TR 38.864 category 2 set 1, in its relative units. */
    TR38864_CATEGORY_2_SET_1,
    /** TR 38.864 category 2 set 2, in its relative units. */
    TR38864_CATEGORY_2_SET_2;

    private PowerModel model() {
        return switch (this) {
            case EARTH_MACRO -> EarthSet.MACRO.model();
            case EARTH_REMOTE_RADIO_HEAD -> EarthSet.REMOTE_RADIO_HEAD.model();
            case EARTH_MICRO -> EarthSet.MICRO.model();
            case EARTH_PICO -> EarthSet.PICO.model();
            case TR38864_CATEGORY_1_SET_1 -> ReferenceSet.CATEGORY_1_SET_1.model(1, 0);
            case TR38864_CATEGORY_1_SET_2 -> ReferenceSet.CATEGORY_1_SET_2.model(1, 0);
            case TR38864_CATEGORY_2_SET_1 -> ReferenceSet.CATEGORY_2_SET_1.model(1, 0);
            case TR38864_CATEGORY_2_SET_2 -> ReferenceSet.CATEGORY_2_SET_2.model(1, 0);
        };
    }

    /** Name of the parameter set and its unit, for results. */
    public String title() {
        return model().name() + (model().absolute() ? " (W)" : " (relative power)");
    }

    /** Power of a cell that radiates so much at full load: active by load, or deep sleep. */
    PowerDraw draw() {
        PowerModel model = model();
        return (cell, load, powerDbm, serving) -> serving
                ? model.activeW(
                        load, Math.min(1, PortableMath.watts(powerDbm) / (model.chains() * model.mostTransmitW())), 1)
                : model.deep().powerW();
    }
}
