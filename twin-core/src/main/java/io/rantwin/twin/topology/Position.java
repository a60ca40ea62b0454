package io.rantwin.twin.topology;

/**
 * A place in the plane of the topology.
 *
 * @param xMetres east of its origin
 * @param yMetres north of its origin
 */
public record Position(double xMetres, double yMetres) {}
