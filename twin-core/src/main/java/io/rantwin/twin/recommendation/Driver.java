package io.rantwin.twin.recommendation;

/**
 * Something uncertain that the draws differ in, such as the demand of the evening peak: what advice may hang on.
 *
 * @param name in an engineer's words
 * @param unit its unit, empty for a factor
 * @param draws its value in each draw
 */
public record Driver(String name, String unit, double[] draws) {}
