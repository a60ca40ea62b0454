package io.rantwin.planner.federated;

/**
 * What a site sends: the change of the weights that its own data suggest, never the data.
 *
 * @param site who
 * @param basedOn version of the weights it began from
 * @param change by weight; not copied
 */
public record Update(String site, long basedOn, float[] change) {}
