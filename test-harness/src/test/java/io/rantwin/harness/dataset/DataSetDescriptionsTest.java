package io.rantwin.harness.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.catalogue.UnitProfiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What all data sets have in common. */
class DataSetDescriptionsTest {
    @TempDir
    private Path folder;

    /** Names are those of the catalogue and units those of the profile; names of our own are in no one's name space. */
    @Test
    void mappingsKeepToTheCatalogue() {
        MeasurementCatalogue catalogue = MeasurementCatalogue.bundled();
        UnitProfiles profiles = UnitProfiles.bundled(catalogue);
        for (DataSet set : DataSets.known()) {
            var profile = profiles.find(set.info().unitProfile());
            assertThat(profile).isNotNull();
            Set<String> names = new HashSet<>();
            for (ColumnMapping mapping : set.mapping()) {
                assertThat(names.add(mapping.measName()))
                        .as("once only: %s", mapping)
                        .isTrue();
                var match = catalogue.find(mapping.measName());
                if (match == null) {
                    assertThat(mapping.note())
                            .as("our own name needs a note: %s", mapping)
                            .isNotEmpty();
                    assertThat(mapping.measName()).doesNotStartWith("DRB.").doesNotStartWith("RRU.");
                } else {
                    assertThat(match.isExact()).isTrue();
                    assertThat(mapping.unit()).as("%s", mapping).isEqualTo(profile.unitOf(match.measurement()));
                }
            }
        }
        assertThat(DataSets.known()).hasSize(9);
        assertThat(DataSets.named("nothing")).isNull();
    }

    @Test
    void theFolderComesFromTheOptionOrTheEnvironment() throws Exception {
        assertThatThrownBy(() -> DataSets.at(null, Map.of()))
                .isInstanceOf(DataSetException.class)
                .hasMessageContaining("RANTWIN_DATA");
        assertThatThrownBy(() -> DataSets.at(folder.resolve("no"), Map.of())).isInstanceOf(DataSetException.class);
        Files.createDirectories(folder.resolve("verge_oai_kpm_1s"));
        DataSets found = DataSets.at(null, Map.of("RANTWIN_DATA", folder.toString()));
        assertThat(DataSets.known().stream().filter(found::has))
                .extracting(set -> set.info().name())
                .containsExactly("verge_oai_kpm_1s");
    }
}
