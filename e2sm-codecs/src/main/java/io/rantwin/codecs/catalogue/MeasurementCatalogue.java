package io.rantwin.codecs.catalogue;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All known measurement families, found by the names that KPM reports carry. Immutable and thread-safe. */
public final class MeasurementCatalogue {
    /** Longer names are not looked up; E2SM-KPM names have 150 characters. */
    static final int MAX_NAME_LENGTH = 400;

    private static final String FILE = "measurements.tsv";
    private static final List<String> COLUMNS = List.of(
            "name",
            "aliases",
            "clause",
            "unit",
            "object",
            "method",
            "type",
            "labels",
            "min",
            "max",
            "emittedBy",
            "meaning");
    private static final Pattern CLAUSE = Pattern.compile(
            "TS \\d{2}\\.\\d{3} \\d+(\\.\\d+)+|E2SM-KPM \\d+(\\.\\d+)+|E2SM-KPM v1 container|[A-Za-z][A-Za-z -]*"
                    + " private");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*[A-Za-z0-9]");
    private static final Pattern GLUED = Pattern.compile("(?:Bin[XYZ0-9]*)?(?:_[Ff]ilter)?$");

    private final List<Measurement> measurements;
    private final Map<String, MeasurementMatch> spellings;
    private final Map<String, MeasurementMatch> lowerCase;

    private MeasurementCatalogue(
            List<Measurement> measurements,
            Map<String, MeasurementMatch> spellings,
            Map<String, MeasurementMatch> lowerCase) {
        this.measurements = List.copyOf(measurements);
        this.spellings = Map.copyOf(spellings);
        this.lowerCase = Map.copyOf(lowerCase);
    }

    /**
     * Loads the table that comes with this module.
     *
     * @throws IllegalStateException when the table is broken, which the build's tests rule out
     */
    public static MeasurementCatalogue bundled() {
        try {
            return of(TableFile.readBundled(FILE, COLUMNS));
        } catch (CatalogueFormatException broken) {
            throw new IllegalStateException("The measurement table of this build is broken.", broken);
        }
    }

    /**
     * Reads a table of the same form.
     *
     * @param file name for messages
     * @param reader the table; left open
     * @throws CatalogueFormatException for the first malformed line
     */
    public static MeasurementCatalogue read(String file, Reader reader) throws IOException, CatalogueFormatException {
        return of(TableFile.read(file, COLUMNS, reader));
    }

    private static MeasurementCatalogue of(List<TableRow> rows) throws CatalogueFormatException {
        List<Measurement> measurements = new ArrayList<>();
        Map<String, MeasurementMatch> spellings = new HashMap<>();
        Map<String, MeasurementMatch> lowerCase = new HashMap<>();
        for (TableRow row : rows) {
            Measurement measurement = measurement(row);
            measurements.add(measurement);
            register(row, measurement, measurement.name(), MeasurementMatch.Exactness.EXACT, spellings, lowerCase);
            for (String alias : measurement.aliases()) {
                register(row, measurement, alias, MeasurementMatch.Exactness.ALIAS, spellings, lowerCase);
            }
        }
        return new MeasurementCatalogue(measurements, spellings, lowerCase);
    }

    private static void register(
            TableRow row,
            Measurement measurement,
            String spelling,
            MeasurementMatch.Exactness exactness,
            Map<String, MeasurementMatch> spellings,
            Map<String, MeasurementMatch> lowerCase)
            throws CatalogueFormatException {
        if (!NAME.matcher(spelling).matches()) {
            throw row.fault("'" + spelling + "' is not a measurement name");
        }
        MeasurementMatch ignoringCase =
                new MeasurementMatch(measurement, List.of(), MeasurementMatch.Exactness.CASE_IGNORED);
        @Nullable MeasurementMatch other = lowerCase.putIfAbsent(spelling.toLowerCase(Locale.ROOT), ignoringCase);
        if (other != null) {
            throw row.fault("'" + spelling + "' repeats a name or alias of "
                    + other.measurement().name() + ", case ignored");
        }
        spellings.put(spelling, new MeasurementMatch(measurement, List.of(), exactness));
    }

    private static Measurement measurement(TableRow row) throws CatalogueFormatException {
        String clause = row.text("clause");
        if (!CLAUSE.matcher(clause).matches()) {
            throw row.fault("'" + clause + "' is not a clause");
        }
        List<ObjectClass> objectClasses = row.codes("object", ObjectClass.class);
        List<Emitter> emittedBy = row.codes("emittedBy", Emitter.class);
        if (objectClasses.isEmpty() || emittedBy.isEmpty()) {
            throw row.fault("columns object and emittedBy need a value");
        }
        return new Measurement(
                row.text("name"),
                row.list("aliases"),
                clause,
                row.text("meaning"),
                row.code("unit", Unit.class),
                objectClasses,
                row.code("method", CollectionMethod.class),
                row.code("type", ValueType.class),
                new LinkedHashSet<>(row.codes("labels", LabelDimension.class)),
                row.range("min", "max"),
                new LinkedHashSet<>(emittedBy));
    }

    /** All families in table order: TS 28.552 by clause, E2SM-KPM, then private names. */
    public List<Measurement> all() {
        return measurements;
    }

    /**
     * Finds the family of a reported name. The longest family name that starts the reported name wins; at each length
     * an exact spelling comes before an alias, and both before a spelling that differs in case.
     *
     * @param name name as reported, with any suffixes
     * @return the family, the rest of the name explained, and how exactly the family was named; null when there is none
     */
    public @Nullable MeasurementMatch find(String name) {
        if (name.length() > MAX_NAME_LENGTH) {
            return null;
        }
        for (int end = name.length(); end > 0; end = name.lastIndexOf('.', end - 1)) {
            String base = name.substring(0, end);
            @Nullable MeasurementMatch family = family(base);
            if (family != null) {
                return end == name.length() ? family : explained(family, name.substring(end + 1));
            }
            // TS 28.552 glues "_Filter" and, in places, "BinX" to the family name.
            var glued = GLUED.matcher(base);
            if (glued.find() && glued.start() > 0 && glued.start() < end && base.charAt(glued.start() - 1) != '.') {
                family = family(base.substring(0, glued.start()));
                if (family != null) {
                    return explained(family, name.substring(glued.start()));
                }
            }
        }
        return null;
    }

    private @Nullable MeasurementMatch family(String base) {
        @Nullable MeasurementMatch spelled = spellings.get(base);
        return spelled != null ? spelled : lowerCase.get(base.toLowerCase(Locale.ROOT));
    }

    private static MeasurementMatch explained(MeasurementMatch family, String rest) {
        List<NameSuffix> suffixes = new SuffixReader(family.measurement()).read(rest);
        return new MeasurementMatch(family.measurement(), suffixes, family.exactness());
    }
}
