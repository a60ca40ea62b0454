package io.rantwin.twin.thermal;

/** Dissipated power as a function of temperature: leakage grows with it, derating falls with it. */
@FunctionalInterface
public interface HeatSource {
    /** Watts at this temperature. */
    double dissipatedW(double celsius);
}
