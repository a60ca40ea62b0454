package io.rantwin.harness.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.catalogue.UnitProfiles;
import io.rantwin.codecs.identity.Snssai;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real sets, when their folder is there: counts of lines against its manifest, figures against plausible ranges. */
class RealDataSetsTest {
    static List<String> names() {
        return DataSets.known().stream().map(set -> set.info().name()).toList();
    }

    private static Path folder() {
        String named = System.getenv(DataSets.ENVIRONMENT);
        Path folder =
                named != null ? Path.of(named) : Path.of(System.getProperty("rantwin.shared", "../../shared"), "data");
        assumeThat(folder)
                .as("the data sets (set RANTWIN_DATA or -Drantwin.shared)")
                .isDirectory();
        return folder;
    }

    private static Map<String, Long> manifest(Path folder) throws Exception {
        Path file = folder.resolve("MANIFEST.tsv");
        assumeThat(file).as("the manifest of the data sets").isRegularFile();
        Map<String, Long> rows = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split("\t", -1);
            if (fields[1].matches("[0-9]+")) {
                rows.put(fields[0], Long.parseLong(fields[1]));
            }
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyLineOfEveryFileIsReadAndPlausible(String name) throws Exception {
        Path folder = folder();
        DataSets sets = new DataSets(folder);
        DataSet set = DataSets.named(name);
        assumeThat(sets.has(set)).as(name).isTrue();
        Map<String, Long> manifest = manifest(folder);
        ReadLog log = new ReadLog();
        List<Series> series = sets.read(set, _ -> true, log);
        assertThat(log.rejectedLines()).isEmpty();
        assertThat(log.rows()).isNotEmpty();
        log.rows().forEach((file, rows) -> assertThat(rows).as(file).isEqualTo(manifest.get(name + "/" + file)));
        MeasurementCatalogue catalogue = MeasurementCatalogue.bundled();
        var profile = UnitProfiles.bundled(catalogue).find(set.info().unitProfile());
        for (Series each : series) {
            long step = each.periodMillis();
            for (int c = 0; c < set.mapping().size(); c++) {
                var match = catalogue.find(set.mapping().get(c).measName());
                int figures = 0;
                for (long at = each.firstMillis(); at < each.endMillis() && figures < 200; at += step) {
                    double figure = each.figure(c, _ -> true, at, at + step);
                    if (!Double.isNaN(figure)) {
                        figures++;
                        assertThat(figure)
                                .as("%s of %s", set.mapping().get(c), each.node())
                                .isNotNegative();
                        if (match != null) {
                            assertThat(profile.rangeOf(match.measurement()).contains(figure))
                                    .as("%s of %s: %s", set.mapping().get(c), each.node(), figure)
                                    .isTrue();
                        }
                    }
                }
            }
        }
    }

    /**
     * @param factor from the column to the report, worked out by hand from the description of the set
     */
    record Expected(String set, String node, String measName, String file, String column, double factor) {}

    static List<Expected> firstFigures() {
        return List.of(
                new Expected("barcelona_lte_2min", "ElBorn", "RRU.PrbTotDl", "ElBorn.csv", "rb_down", 100),
                new Expected("barcelona_lte_2min", "ElBorn", "DRB.RlcSduTransmittedVolumeUL", "ElBorn.csv", "up", 1e-3),
                new Expected("lte_prb_hourly", "cell0001", "RRU.PrbTotDl", "open_cells.csv", "prb_util", 100),
                new Expected("lte_prb_hourly", "cell0001", "DRB.PdcpSduVolumeDL", "open_cells.csv", "data_volume", 8),
                new Expected("milan_internet_10min", "r41c41", "Internet.Activity", "open_cells.csv", "r41c41", 1),
                new Expected("itu_5g_bs_energy", "B_0", "Energy.Scaled", "bs_energy.csv", "Energy", 1),
                new Expected(
                        "c2tm_city_cells",
                        "fog_2.0",
                        "DRB.PdcpSduVolumeDL",
                        "clustered_traffic_hourly.csv",
                        "bytes",
                        8e-3),
                new Expected("verge_oai_kpm_1s", "oai", "DRB.UEThpUl", "kpm_first70pct.csv", "DRB.UEThpUl", 1),
                new Expected(
                        "colosseum_slice_rb_loop",
                        "DeepQ_r2_from_DeepQ",
                        "RRU.PrbAvailDl",
                        "DeepQ_r2_from_DeepQ.csv",
                        "rb_embb",
                        50 / 17.0),
                new Expected(
                        "tractor_colosseum_kpm",
                        "single_sliced/trial1_embb",
                        "RRU.PrbUsedDl",
                        "single_sliced/trial1_embb.csv",
                        "granted_prbs",
                        1 / 250.0));
    }

    @ParameterizedTest
    @MethodSource("firstFigures")
    void theFirstFigureOfASetIsTheFirstLineConverted(Expected expected) throws Exception {
        Path folder = folder();
        DataSets sets = new DataSets(folder);
        DataSet set = DataSets.named(expected.set());
        assumeThat(sets.has(set)).as(expected.set()).isTrue();
        double[] first = {Double.NaN};
        new Csv(folder.resolve(expected.set()), new ReadLog())
                .read(expected.file(), List.of(expected.column()), row -> {
                    if (Double.isNaN(first[0])) {
                        first[0] = Double.parseDouble(row.text(expected.column()));
                    }
                });
        Series series = sets.read(set, expected.node()::equals, new ReadLog()).getFirst();
        int column =
                set.mapping().stream().map(ColumnMapping::measName).toList().indexOf(expected.measName());
        long start = series.firstMillis();
        Snssai embb = new Snssai(1, null);
        Predicate<Subject> of =
                expected.column().equals("rb_embb") ? subject -> embb.equals(subject.slice()) : _ -> true;
        assertThat(series.figure(column, of, start, start + series.periodMillis()))
                .as("at %s", Instant.ofEpochMilli(start))
                .isEqualTo(first[0] * expected.factor(), within(Math.abs(first[0]) * 1e-9));
    }
}
