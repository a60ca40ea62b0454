package io.rantwin.codecs.kpm;

/**
 * One condition of a list that a UE has to match (E2SM-KPM, IE MatchingCondItem).
 *
 * @param criterion the label or the test
 * @param logicalOr whether the next condition is joined by OR instead of AND (from v02.03 on)
 */
public record MatchingCondition(Criterion criterion, boolean logicalOr) {
    /** A label that has to apply, or a test that has to hold. */
    public sealed interface Criterion permits MeasurementLabel, TestCondition, UnrecognizedAlternative {}
}
