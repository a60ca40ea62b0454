package io.rantwin.twin.enforcement;

/**
 * Bounds of enforcement. Loads are fractions of the PRBs, times are network time.
 *
 * @param holdOffMillis no target is changed twice within this; doubled with each reversal
 * @param mostDoublings of that, and of the time that a woken cell stays on
 * @param calmMillis reversals are forgotten after this long without a change
 * @param mostActions of one call; the most urgent first
 * @param energy of ORAN_EnergySaving
 * @param balance of ORAN_LoadBalancing
 * @param steering of ORAN_TrafficSteeringPreference and of O-RAN SC 20008
 * @param slices of ORAN_SliceSLATarget and ORAN_QoSTarget
 */
public record EnforcementParameters(
        long holdOffMillis,
        int mostDoublings,
        long calmMillis,
        int mostActions,
        Energy energy,
        Balance balance,
        Steering steering,
        Slices slices) {
    /** A minute of hold-off, doubled at most five times, forgotten after two hours; 20 actions. */
    public static final EnforcementParameters USUAL = new EnforcementParameters(
            60_000, 5, 7_200_000, 20, Energy.USUAL, Balance.USUAL, Steering.USUAL, Slices.USUAL);

    /** The same with other bounds of energy saving. */
    public EnforcementParameters withEnergy(Energy other) {
        return new EnforcementParameters(
                holdOffMillis, mostDoublings, calmMillis, mostActions, other, balance, steering, slices);
    }

    /** Checks the bounds that everything rests on. */
    public EnforcementParameters {
        if (holdOffMillis < 0 || mostDoublings < 0 || mostDoublings > 20 || calmMillis < 0 || mostActions < 1) {
            throw new IllegalArgumentException("Hold-off and calm time must not be negative, doublings 0 to 20, and"
                    + " there must be room for an action.");
        }
    }

    /**
     * When cells sleep and wake. The gap between the two ceilings of a neighbour, and between both loads, is the hysteresis.
     *
     * @param sleepBelowLoad a cell sleeps only while no more is expected of it until it could be back
     * @param wakeAboveLoad a cell that sleeps wakes when it would have more than this to carry
     * @param neighbourSleepCeiling load that a neighbour may come to by taking over
     * @param neighbourWakeCeiling expected load of such a neighbour at which the sleeper wakes
     * @param takeoverCost PRBs that a neighbour spends where the cell itself spent one, its users being further away; where the radio map
     *     tells what they cost ({@link Neighbour#takeoverCost}) that counts
     * @param leastCovered share of the demand that neighbours in service must be able to take over
     * @param leastCoveredWhereForbidden the same where a policy forbids that coverage is lost
     * @param minOnMillis a woken cell stays on so long; doubled with each reversal
     * @param minOffMillis a cell that sleeps is not woken before, unless load asks for it
     * @param wakeLeadMillis how far ahead of a rise cells wake, the time to come up included
     * @param energyPeriodMillis period of which {@code targetPeeEnergy} is the energy; A1TD states none
     * @param powerReductionDb of cells that must not be switched off, while load is low; 0 for none
     * @param sleepPowerShare what a cell is taken to draw asleep until it was seen so, as a share of what it draws awake without load
     * @param loadWindowMillis loads by which cells sleep and wake are means over this; 0 for the newest report alone
     * @param quantile of what is foreseen of them, 0.5 to 0.99: higher wakes earlier
     */
    public record Energy(
            double sleepBelowLoad,
            double wakeAboveLoad,
            double neighbourSleepCeiling,
            double neighbourWakeCeiling,
            double takeoverCost,
            double leastCovered,
            double leastCoveredWhereForbidden,
            long minOnMillis,
            long minOffMillis,
            long wakeLeadMillis,
            long energyPeriodMillis,
            double powerReductionDb,
            double sleepPowerShare,
            long loadWindowMillis,
            double quantile) {
        /**
         * Sleep below 20 %, neighbours up to 50 %, awake 2 min ahead of 70 %; on 10 min, off 5 min at least; asleep the share of EARTH's
         * macro cell (75 of 130 W); by means over a minute.
         */
        public static final Energy USUAL = new Energy(
                0.2,
                0.35,
                0.5,
                0.7,
                1.5,
                0.95,
                0.995,
                600_000,
                300_000,
                120_000,
                3_600_000,
                0,
                75.0 / 130,
                60_000,
                0.9);

        /** The same with another time by which cells wake ahead of a rise. */
        public Energy withWakeLead(long millis) {
            return with(millis, sleepPowerShare, quantile);
        }

        /** The same with another share that is drawn asleep. */
        public Energy withSleepPowerShare(double share) {
            return with(wakeLeadMillis, share, quantile);
        }

        /** The same with another quantile of foreseen loads. */
        public Energy withQuantile(double other) {
            return with(wakeLeadMillis, sleepPowerShare, other);
        }

        private Energy with(long otherWakeLead, double otherShare, double otherQuantile) {
            return new Energy(
                    sleepBelowLoad,
                    wakeAboveLoad,
                    neighbourSleepCeiling,
                    neighbourWakeCeiling,
                    takeoverCost,
                    leastCovered,
                    leastCoveredWhereForbidden,
                    minOnMillis,
                    minOffMillis,
                    otherWakeLead,
                    energyPeriodMillis,
                    powerReductionDb,
                    otherShare,
                    loadWindowMillis,
                    otherQuantile);
        }

        /** Checks that there is a gap. */
        public Energy {
            if (!(sleepBelowLoad < wakeAboveLoad) || !(neighbourSleepCeiling < neighbourWakeCeiling)) {
                throw new IllegalArgumentException("Cells must sleep at lower loads than they wake: " + sleepBelowLoad
                        + " < " + wakeAboveLoad + " and " + neighbourSleepCeiling + " < " + neighbourWakeCeiling + ".");
            }
            if (!(sleepBelowLoad >= 0
                    && wakeAboveLoad <= 1
                    && neighbourSleepCeiling > 0
                    && neighbourWakeCeiling <= 1)) {
                throw new IllegalArgumentException(
                        "Loads at which cells sleep and wake are shares of the PRBs, 0 to 1.");
            }
            if (!(takeoverCost >= 0.1 && takeoverCost <= 10)) {
                throw new IllegalArgumentException("takeoverCost lies between 0.1 and 10, not " + takeoverCost + ".");
            }
            if (!(leastCovered >= 0 && leastCovered <= 1)
                    || !(leastCoveredWhereForbidden >= 0 && leastCoveredWhereForbidden <= 1)) {
                throw new IllegalArgumentException("The covered share of a cell's demand lies between 0 and 1.");
            }
            if (minOnMillis < 0
                    || minOffMillis < 0
                    || wakeLeadMillis < 0
                    || energyPeriodMillis < 1
                    || loadWindowMillis < 0) {
                throw new IllegalArgumentException("Times of energy saving must not be negative.");
            }
            if (!(powerReductionDb >= 0 && powerReductionDb <= 30)) {
                throw new IllegalArgumentException("powerReductionDb is 0 to 30, not " + powerReductionDb + ".");
            }
            if (!(quantile >= 0.5 && quantile <= 0.99)) {
                throw new IllegalArgumentException("quantile is 0.5 to 0.99, not " + quantile + ".");
            }
            if (!(sleepPowerShare >= 0 && sleepPowerShare <= 1)) {
                throw new IllegalArgumentException("sleepPowerShare is 0 to 1, not " + sleepPowerShare + ".");
            }
        }
    }

    /**
     * How load is moved.
     *
     * @param hysteresisLoad moves begin above the target plus this, and go back below the target minus twice this
     * @param offsetStepDb step of offsets
     * @param mostOffsetDb largest offset from how it was found
     * @param targetCeiling no load is moved to cells above this
     * @param movedPerStep rough share of a cell's load that one step moves, until a what-if knows better
     * @param peakHorizonMillis largest load within this counts as the peak
     * @param mostHandovers of one policy in one call, where UEs are moved one by one
     */
    public record Balance(
            double hysteresisLoad,
            double offsetStepDb,
            double mostOffsetDb,
            double targetCeiling,
            double movedPerStep,
            long peakHorizonMillis,
            int mostHandovers) {
        /** Steps of 1 dB up to 6 dB, 5 % around the target, targets up to 80 %. */
        public static final Balance USUAL = new Balance(0.05, 1, 6, 0.8, 0.04, 60_000, 2);
    }

    /**
     * How UEs are moved.
     *
     * @param leastRsrpDbm no UE is handed over to a cell that it receives below this
     * @param preferMarginDb a preferred cell may be so much weaker than the serving one
     * @param mustMarginDb a cell may be so much weaker when the serving one is forbidden
     * @param targetCeiling no UE goes to cells above this load
     * @param ueHoldOffMillis a UE is not handed over twice within this
     * @param pingPongMillis nor back to where it came from within this
     * @param mostHandovers of one policy in one call
     */
    public record Steering(
            double leastRsrpDbm,
            double preferMarginDb,
            double mustMarginDb,
            double targetCeiling,
            long ueHoldOffMillis,
            long pingPongMillis,
            int mostHandovers) {
        /** Not below -112 dBm, 3 dB for a preference, 12 dB for a must, cells up to 85 %. */
        public static final Steering USUAL = new Steering(-112, 3, 12, 0.85, 30_000, 120_000, 5);
    }

    /**
     * How shares of slices are set.
     *
     * @param stepPercent share by which a guarantee grows when no rate tells the need; smaller changes are not made
     * @param margin added to a need as a part of it
     * @param reservedPercent of each cell that are never promised
     */
    public record Slices(int stepPercent, double margin, int reservedPercent) {
        /** Steps of 5 %, 15 % on top, 5 % in reserve. */
        public static final Slices USUAL = new Slices(5, 0.15, 5);
    }
}
