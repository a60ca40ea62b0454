package io.rantwin.harness.ran.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteFilesTest {
    private static final Carrier N1 = new Carrier("n1", 1, 2.14e9, 0, 20, 1.0);
    private static final Carrier N78 = new Carrier("n78", 78, 3.6e9, 1, 100, 0.75);
    private static final SiteFileOptions ALL = options(null, 1000);

    @TempDir
    private Path folder;

    private static SiteFileOptions options(String operator, int mostSites) {
        return new SiteFileOptions(
                operator, Map.of("N1", N1, "N78", N78), Environment.UMA, 30.0, 0.0, 6.0, 46.0, mostSites);
    }

    private void write(String sites, String antennas, String cells) throws IOException {
        Files.writeString(folder.resolve("sites.csv"), sites);
        Files.writeString(folder.resolve("antennas.csv"), antennas);
        Files.writeString(folder.resolve("cells.csv"), cells);
    }

    private void writeTwoSites() throws IOException {
        write(
                "site_id,construction,coordinates\n1,Roof,\"51.00,12.00\"\n2,Mast,\"51.01,12.00\"\n",
                "antenna_id,site_id,operator,orientation\nA,1,Red,0.0\nB,1,Red,360\nC,2,Blue,120\n",
                "cell_id,antenna_id,service\n1,A,N1\n2,A,N78\n3,B,N1\n4,C,N78\n5,C,GSM900\n");
    }

    @Test
    void sitesBecomeMetresAndAntennasBecomeSectors() throws Exception {
        writeTwoSites();
        SiteFiles.Result result = SiteFiles.read(folder, ALL);
        Layout layout = result.layout();

        assertThat(result.rejected()).isEmpty();
        assertThat(result.skippedCells()).isEqualTo(1);
        assertThat(layout.sites()).extracting(Site::name).containsExactly("1", "2");
        assertThat(layout.cells()).hasSize(4);
        assertThat(layout.carrierOf(1)).isEqualTo(1);
        assertThat(layout.sectorOf(2).azimuthDegrees()).isEqualTo(0.0);
        // A hundredth of a degree of latitude is 1.112 km (mean earth radius 6371 km).
        Site second = layout.sites().get(1);
        assertThat(layout.distanceMetres(0, second.xMetres(), second.yMetres())).isCloseTo(1111.95, within(0.1));
    }

    @Test
    void oneOperatorAndTheSitesInTheMiddleCanBeChosen() throws Exception {
        writeTwoSites();

        assertThat(SiteFiles.read(folder, options("Blue", 1000)).layout().cells())
                .hasSize(1);
        assertThat(SiteFiles.read(folder, options(null, 1)).layout().sites()).hasSize(1);
        assertThatThrownBy(() -> SiteFiles.read(folder, options("Green", 1000)))
                .isInstanceOf(SiteFileException.class)
                .hasMessageContaining("Green");
    }

    @Test
    void badRowsAreLeftOutWithLineAndReason() throws Exception {
        write(
                "site_id,coordinates\n1,\"51.0,12.0\"\n2,\"north,12\"\n1,\"51.1,12.0\"\n3,51.0\n4,\"51.0\n",
                "antenna_id,site_id,operator,orientation\nA,1,Red,0\nB,9,Red,0\nC,1,Red,400\nA,1,Red,5\nD,1,Red,NaN\n",
                "antenna_id,service\nA,N1\nA,N1\nC,N1\nA\n");
        SiteFiles.Result result = SiteFiles.read(folder, ALL);

        assertThat(result.layout().cells()).hasSize(1);
        assertThat(result.rejected())
                .extracting(row -> row.file() + ":" + row.line())
                .containsExactlyInAnyOrder(
                        "sites.csv:3",
                        "sites.csv:4",
                        "sites.csv:5",
                        "sites.csv:6",
                        "antennas.csv:3",
                        "antennas.csv:4",
                        "antennas.csv:5",
                        "antennas.csv:6",
                        "cells.csv:3",
                        "cells.csv:4",
                        "cells.csv:5");
        assertThat(result.rejected()).anySatisfy(row -> assertThat(row.reason()).contains("400"));
    }

    @Test
    void aMissingFileOrColumnIsNamed() throws Exception {
        assertThatThrownBy(() -> SiteFiles.read(folder, ALL))
                .isInstanceOf(SiteFileException.class)
                .hasMessageContaining("sites.csv");
        write("site_id\n1\n", "antenna_id\n", "antenna_id\n");
        assertThatThrownBy(() -> SiteFiles.read(folder, ALL))
                .isInstanceOf(SiteFileException.class)
                .hasMessageContaining("coordinates");
    }

    @Test
    void theRealSetOfLeipzigFits() throws SiteFileException {
        String shared = System.getProperty("rantwin.shared");
        Path folder = (shared == null ? Path.of("..", "..", "shared") : Path.of(shared))
                .resolve("data")
                .resolve("leipzig_cell_sites");
        assumeTrue(Files.isDirectory(folder), "the reference folder with leipzig_cell_sites is not here");
        SiteFiles.Result result = SiteFiles.read(folder, options("Telekom", 1000));

        // Its antennas without a direction (tunnels, halls) cannot be sectors; they and their cells are named, nothing
        // else.
        assertThat(result.rejected())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.reason())
                        .containsAnyOf("orientation \"\" is not", "not in the antennas file or was left out"));
        assertThat(result.layout().sites()).hasSizeGreaterThan(50);
        // A city of 24 km across: every site within 20 km of the middle.
        assertThat(result.layout().sites())
                .allSatisfy(site -> assertThat(StrictMath.hypot(site.xMetres(), site.yMetres()))
                        .isLessThan(20_000.0));
    }
}
