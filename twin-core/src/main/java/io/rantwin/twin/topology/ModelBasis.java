package io.rantwin.twin.topology;

/** What a cell's radio model stands on, best first. Every result says which. */
public enum ModelBasis {
    /** Positions, azimuths and powers are known: gains follow from geometry. */
    GEOMETRY,
    /** Only neighbours are known, with or without handover counts: gains follow from how often users move to whom. */
    NEIGHBOUR_GRAPH,
    /** Nothing is known of its surroundings: the cell is modelled by itself and couples to no other. */
    STAND_ALONE
}
