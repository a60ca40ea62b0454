package io.rantwin.codecs.kpm;

/**
 * What an indication message carries (E2SM-KPM 8.2.1.4), by its format. Whether a {@link MeasurementReport} is about a
 * cell, a node or one UE is known from the action that asked for it.
 */
public sealed interface KpmReport
        permits MeasurementReport, ConditionReport, UeReports, StyleReport, UnrecognizedAlternative {}
