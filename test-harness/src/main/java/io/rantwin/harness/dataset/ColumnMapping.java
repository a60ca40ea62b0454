package io.rantwin.harness.dataset;

import io.rantwin.codecs.catalogue.Measurement;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.catalogue.MeasurementMatch;
import io.rantwin.codecs.catalogue.Unit;
import io.rantwin.codecs.catalogue.UnitProfile;
import io.rantwin.codecs.catalogue.ValueType;

/**
 * How a column of a data set becomes a measurement.
 *
 * @param column column, or columns and formula, of the set
 * @param measName name of TS 28.552, E2SM-KPM or a known sender; one of our own when nobody has a name for it
 * @param sourceUnit unit of the column, after {@code factor}
 * @param factor what the column is multiplied with to be in {@code sourceUnit}
 * @param unit unit of the reports
 * @param span what the figure says about its period
 * @param overSubjects how figures of several subjects become one
 * @param type type of the values in reports
 * @param label what it is given for: UE, S-NSSAI and so on; for people
 * @param note what is assumed; empty when nothing is
 */
public record ColumnMapping(
        String column,
        String measName,
        Unit sourceUnit,
        double factor,
        Unit unit,
        Span span,
        OverSubjects overSubjects,
        ValueType type,
        String label,
        String note) {
    private static final MeasurementCatalogue CATALOGUE = MeasurementCatalogue.bundled();

    /** What a figure says about its period. */
    public enum Span {
        /** A mean or state: two periods together have the mean. */
        LEVEL,
        /** A count or volume: two periods together have the sum. */
        AMOUNT
    }

    /** How figures of several UEs, slices or cells become one. */
    public enum OverSubjects {
        SUM,
        MEAN,
        MOST
    }

    /** A measurement of the catalogue, in its unit. */
    static ColumnMapping of(
            String column, Unit unit, String measName, Span span, OverSubjects over, ValueType type, String label) {
        return of(UnitProfile.STANDARD, column, unit, measName, span, over, type, label);
    }

    /** A measurement of the catalogue, in the unit of a profile. */
    static ColumnMapping of(
            UnitProfile profile,
            String column,
            Unit unit,
            String measName,
            Span span,
            OverSubjects over,
            ValueType type,
            String label) {
        MeasurementMatch match = CATALOGUE.find(measName);
        if (match == null) {
            throw new IllegalArgumentException(measName + " is not in the catalogue");
        }
        Measurement measurement = match.measurement();
        return new ColumnMapping(column, measName, unit, 1, profile.unitOf(measurement), span, over, type, label, "");
    }

    /** A measurement that nobody has a name for, in the unit of the set. */
    static ColumnMapping own(
            String column, Unit unit, String measName, Span span, OverSubjects over, String label, String note) {
        return new ColumnMapping(column, measName, unit, 1, unit, span, over, ValueType.REAL, label, note);
    }

    /** The same with a factor. */
    ColumnMapping times(double newFactor) {
        return new ColumnMapping(column, measName, sourceUnit, newFactor, unit, span, overSubjects, type, label, note);
    }

    /** The same with an assumption. */
    ColumnMapping noting(String newNote) {
        return new ColumnMapping(column, measName, sourceUnit, factor, unit, span, overSubjects, type, label, newNote);
    }

    /** A figure of the column in the unit of the reports; NaN stays NaN. Shares are 100 % at most. */
    double converted(double figure) {
        return limited(sourceUnit.convert(figure * factor, unit));
    }

    /** Shares of several together stay 100 % at most, too. */
    double limited(double figure) {
        return unit == Unit.PERCENT ? Math.min(100, figure) : figure;
    }

    /** One line for people. */
    @Override
    public String toString() {
        return column + " [" + (factor == 1 ? "" : "x " + factor + " ") + sourceUnit.code() + "] -> " + measName + " ["
                + unit.code() + "], " + label + (note.isEmpty() ? "" : " (" + note + ")");
    }
}
