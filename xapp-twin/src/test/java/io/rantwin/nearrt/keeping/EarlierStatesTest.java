package io.rantwin.nearrt.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.api.kept.Frozen;
import io.rantwin.nearrt.loop.KeptCells.Resumption;
import io.rantwin.twin.estimation.TrustState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells go on from the states that earlier releases kept. */
class EarlierStatesTest {
    private static final Path FILES = Path.of("src/test/resources/io/rantwin/nearrt/keeping");
    private static final int CELLS = 2;
    private static final int REPORTS = 100;

    @TempDir
    private Path folder;

    private final List<String> damaged = new ArrayList<>();

    private FolderSdl open() throws Exception {
        return new FolderSdl(folder, Runnable::run, damaged::add);
    }

    /** Writes what today's program keeps; see docs/upgrade.md. */
    @Test
    @EnabledIfSystemProperty(named = Frozen.PROPERTY, matches = ".+")
    void freeze() throws Exception {
        try (FolderSdl sdl = open();
                Life life = new Life(sdl)) {
            life.begin();
            life.report(CELLS, 0, REPORTS);
            life.keeper.writeAll();
        }
        Frozen.write(folder, FILES.resolve(System.getProperty(Frozen.PROPERTY) + ".zip"));
    }

    @ParameterizedTest
    @ValueSource(strings = "0.1")
    void cellsGoOn(String release) throws Exception {
        Frozen.read(FILES.resolve(release + ".zip"), folder);
        try (FolderSdl sdl = open();
                Life life = new Life(sdl)) {
            life.begin();
            life.report(CELLS, REPORTS, REPORTS + 1);
            assertThat(damaged).isEmpty();
            assertThat(life.keeper.counts().damaged()).isZero();
            assertThat(life.keeper.counts().count(Resumption.RESUMED)).isEqualTo(CELLS);
            for (int cell = 0; cell < CELLS; cell++) {
                assertThat(life.cell(cell).trust()).isEqualTo(TrustState.TRUSTED);
                // The same reports in one life: nothing was lost on the way.
                assertThat(life.loop
                                .fidelity(List.of(Life.cellId(cell)))
                                .getFirst()
                                .predictions())
                        .isGreaterThanOrEqualTo(60);
            }
        }
    }
}
