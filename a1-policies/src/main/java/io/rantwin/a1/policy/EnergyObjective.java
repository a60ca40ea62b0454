package io.rantwin.a1.policy;

/** Energy to be reached or saved. */
public sealed interface EnergyObjective {
    /**
     * Energy that the cells are to use.
     *
     * @param kilowattHours mean over the cells of the scope
     */
    record TargetPeeEnergy(long kilowattHours) implements EnergyObjective {}

    /**
     * Energy that the cells are to save.
     *
     * @param percent 0..100
     */
    record EsPercentage(int percent) implements EnergyObjective {}
}
