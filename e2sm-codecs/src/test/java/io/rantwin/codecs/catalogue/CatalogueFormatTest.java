package io.rantwin.codecs.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Malformed tables fail with the file, the line and the value at fault. */
class CatalogueFormatTest {
    private static final String HEADER =
            "name\taliases\tclause\tunit\tobject\tmethod\ttype\tlabels\tmin\tmax\temittedBy\tmeaning\n";
    private static final String GOOD =
            "A.One\tA.Uno\tTS 28.552 5.1.1\tkbit\tNRCellDU\tCC\tinteger\t5QI;PLMN\t0\t10\tspec\tA volume\n";
    private static final String SECOND =
            "A.Two\t-\tours private\tms\tBeam;NRCellCU\tDER\treal\t-\t-5\t5.5\tosc;oai\tA duration\n";

    @Test
    void readsAWellFormedTable() throws Exception {
        MeasurementCatalogue catalogue =
                MeasurementCatalogue.read("t", new StringReader("# note\n\n" + HEADER + GOOD + SECOND));
        assertThat(catalogue.all()).extracting(Measurement::name).containsExactly("A.One", "A.Two");
        Measurement two = catalogue.all().getLast();
        assertThat(two.range()).isEqualTo(new PlausibleRange(-5, 5.5));
        assertThat(two.objectClasses()).containsExactly(ObjectClass.BEAM, ObjectClass.NR_CELL_CU);
        assertThat(two.emittedBy()).containsExactly(Emitter.OSC, Emitter.OAI);
        assertThat(two.isStandard()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "A.Two, A.one, repeats a name or alias of A.One",
        "A.Two, A.UNO, repeats a name or alias of A.One",
        "A.Two, A Two, is not a measurement name",
        "A.Two, '', column name is empty",
        "ours private, TS 28552 5.1, is not a clause",
        "ours private, TS 28.552, is not a clause",
        "ms, millis, column unit has 'millis'",
        "Beam;NRCellCU, Beam;beam, column object has 'beam'",
        "Beam;NRCellCU, Beam;Beam, empty or repeated entry",
        "Beam;NRCellCU, -, need a value",
        "osc;oai, -, need a value",
        "osc;oai, osc;, empty or repeated entry",
        "DER, der, column method has 'der'",
        "real, float, column type has 'float'",
        "-5, 6, is not in order",
        "-5, five, where a number is needed",
        "5.5, Infinity, where a finite number is needed",
        "5.5, NaN, where a finite number is needed",
        "A duration, ' A duration', has blanks around",
        "A duration, -, needs a value"
    })
    void namesTheLineAndTheValueAtFault(String original, String replacement, String problem) {
        String table = HEADER + GOOD + "# note\n" + SECOND.replace(original, replacement);
        assertThatExceptionOfType(CatalogueFormatException.class)
                .isThrownBy(() -> MeasurementCatalogue.read("mine.tsv", new StringReader(table)))
                .withMessageStartingWith("mine.tsv line 4: ")
                .withMessageContaining(problem)
                .satisfies(fault -> {
                    assertThat(fault.lineNumber()).isEqualTo(4);
                    assertThat(fault.file()).isEqualTo("mine.tsv");
                });
    }

    @Test
    void cellsMissingOrTooMany() {
        assertFault(HEADER + GOOD.replace("\tA volume", ""), "line 2: has 11 cells instead of 12");
        assertFault(HEADER + GOOD.replace("\n", "\tmore\n"), "line 2: has 13 cells instead of 12");
    }

    @Test
    void headerMissingOrWrong() {
        assertFault("", "line 0: has no line that names the columns");
        assertFault("# only a note\n", "line 0: has no line that names the columns");
        assertFault(GOOD, "line 1: the columns must be");
    }

    private static void assertFault(String table, String message) {
        assertThatExceptionOfType(CatalogueFormatException.class)
                .isThrownBy(() -> MeasurementCatalogue.read("t", new StringReader(table)))
                .withMessageContaining(message);
    }
}
