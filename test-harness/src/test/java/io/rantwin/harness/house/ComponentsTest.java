package io.rantwin.harness.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.harness.house.PinnedVersions.Pinned;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing gets into the product that nobody has looked at: no other library, version, licence or file. */
class ComponentsTest {
    private static final Path REPOSITORY = Path.of("..");
    private static final Path LIST = REPOSITORY.resolve("packaging/components.txt");
    private static final Path CONSOLE = REPOSITORY.resolve("rapp-planner/console");
    // Of tools that build and check the console, too; what is shipped of it are fonts (OFL) and Preact (MIT).
    private static final Set<String> ALLOWED_IN_THE_CONSOLE = Set.of(
            "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "ISC", "MIT", "MPL-2.0", "OFL-1.1");

    @TempDir
    private Path folder;

    @Test
    void theImagesHaveTheLibrariesThatWereLookedThrough() throws Exception {
        Path xapp = REPOSITORY.resolve("xapp-twin/target/lib");
        Path planner = REPOSITORY.resolve("rapp-planner/target/lib");
        assumeThat(xapp).as("`mvn package` makes it").isDirectory();
        assumeThat(planner).isDirectory();
        assertThat(Components.differences(Components.listed(LIST), Components.found(xapp, planner)))
                .as("lines to take out of %s and to put into it, with the licence", LIST)
                .isEmpty();
    }

    @Test
    void eachMayBeShipped() throws Exception {
        assertThat(Components.listed(LIST).values()).hasSizeGreaterThan(100).allMatch(Components::isAllowed);
        assertThat(new Components("a.jar", "both", "?", "").isAllowed()).isFalse();
        assertThat(new Components("a.jar", "both", "GPL-3.0", "").isAllowed()).isFalse();
        assertThat(new Components("a.jar", "both", "GPL-2.0 OR MIT", "").isAllowed())
                .isTrue();
    }

    @Test
    void anotherFileOfTheSameNameANewOneAndOneThatIsGoneAreFound() throws Exception {
        Path xapp = Files.createDirectory(folder.resolve("x"));
        Path planner = Files.createDirectory(folder.resolve("p"));
        Files.writeString(xapp.resolve("same-1.jar"), "same");
        Files.writeString(planner.resolve("same-1.jar"), "same");
        Files.writeString(xapp.resolve("other-1.jar"), "changed");
        Files.writeString(planner.resolve("new-1.jar"), "new");
        Files.writeString(xapp.resolve("xapp-framework-0.1.0-SNAPSHOT.jar"), "our own");
        SortedMap<String, Components> found = Components.found(xapp, planner);
        String digest = found.get("same-1.jar").sha256();
        Path list = Files.writeString(
                folder.resolve("list"),
                "# words\nsame-1.jar; both; MIT; " + digest + "\nother-1.jar; xapp-twin; MIT; " + digest
                        + "\ngone-1.jar; both; MIT; " + digest + "\n");
        assertThat(Components.differences(Components.listed(list), found))
                .containsExactly(
                        "- gone-1.jar; both; MIT; " + digest,
                        "- other-1.jar; xapp-twin; MIT; " + digest,
                        "+ new-1.jar; rapp-planner; ?; "
                                + found.get("new-1.jar").sha256(),
                        "+ other-1.jar; xapp-twin; ?; "
                                + found.get("other-1.jar").sha256());
    }

    @Test
    void versionsAreExactAndTold() throws Exception {
        List<String> page = Files.readAllLines(REPOSITORY.resolve("docs/dependencies.md"));
        try (Stream<Path> folders = Files.list(REPOSITORY)) {
            List<Path> poms = Stream.concat(Stream.of(REPOSITORY), folders)
                    .map(each -> each.resolve("pom.xml"))
                    .filter(Files::exists)
                    .toList();
            assertThat(poms).hasSize(9);
            assertThat(PinnedVersions.of(poms.getFirst())).hasSizeGreaterThan(50);
            for (Path pom : poms) {
                List<Pinned> pinned = PinnedVersions.of(pom);
                assertThat(PinnedVersions.loose(pinned)).as("loose in %s", pom).isEmpty();
                assertThat(PinnedVersions.untold(pinned, page))
                        .as("in %s and not in docs/dependencies.md", pom)
                        .isEmpty();
            }
        }
    }

    @Test
    void looseAndUntoldVersionsAreFound() throws Exception {
        Path pom = Files.writeString(folder.resolve("pom.xml"), """
                <project><properties><a.version>1.0</a.version></properties><dependencies>
                <dependency><artifactId>good-one</artifactId><version>${a.version}</version></dependency>
                <dependency><artifactId>some</artifactId><version>[1,2)</version></dependency>
                <dependency><artifactId>newest</artifactId><version>LATEST</version></dependency>
                <dependency><artifactId>moving</artifactId><version>1.1-SNAPSHOT</version></dependency>
                <dependency><artifactId>nowhere</artifactId><version>${b.version}</version></dependency>
                <dependency><artifactId>ours</artifactId><version>${project.version}</version></dependency>
                </dependencies></project>""");
        List<Pinned> pinned = PinnedVersions.of(pom);
        assertThat(PinnedVersions.loose(pinned))
                .extracting(Pinned::artifact)
                .containsExactly("some", "newest", "moving", "nowhere");
        List<Pinned> good = pinned.subList(0, 1);
        assertThat(PinnedVersions.untold(good, List.of("| Good | 1.0, and more | x |")))
                .isEmpty();
        assertThat(PinnedVersions.untold(good, List.of("| Good | 1.0.1 | x |", "| Bad | 1.0 | x |", "Good 1.0")))
                .isEqualTo(good);
    }

    @Test
    void theConsolesLibrariesAreExactHaveADigestAndALicence() throws Exception {
        ObjectMapper json = new ObjectMapper();
        JsonNode wanted = json.readTree(CONSOLE.resolve("package.json").toFile());
        for (String kind : List.of("dependencies", "devDependencies")) {
            wanted.path(kind)
                    .properties()
                    .forEach(each -> assertThat(each.getValue().asText())
                            .as("%s", each.getKey())
                            .matches("[0-9]+\\.[0-9]+\\.[0-9]+"));
        }
        JsonNode locked = json.readTree(CONSOLE.resolve("package-lock.json").toFile());
        assertThat(locked.path("packages").size()).isGreaterThan(100);
        locked.path("packages").properties().forEach(each -> {
            if (!each.getKey().isEmpty()) {
                assertThat(each.getValue().path("integrity").asText())
                        .as("%s", each.getKey())
                        .startsWith("sha512-");
                assertThat(each.getValue().path("license").asText())
                        .as("%s", each.getKey())
                        .isIn(ALLOWED_IN_THE_CONSOLE);
            }
        });
    }
}
