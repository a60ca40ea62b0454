package io.rantwin.planner.sweep;

import java.io.Serializable;

/** One thing that differs between scenarios: what is changed, and the values that it takes. The name is unique in its space. */
public record Dimension(String name, Lever lever, Levels levels) implements Serializable {}
