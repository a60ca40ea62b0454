package io.rantwin.codecs.kpm;

/**
 * A condition on the measured value under which it is reported (E2SM-KPM v04, IE MatchCondReportItem).
 *
 * @param expression comparison
 * @param value what to compare with
 * @param logicalOr whether the next condition is joined by OR instead of AND
 */
public record ReportCondition(TestCondition.Expression expression, TestCondition.TestValue value, boolean logicalOr) {}
