package io.rantwin.harness.documents;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page, typed. */
@Tag("acceptance")
class DocumentsTest {
    @TempDir
    Path folder;

    static List<Page> pages() {
        String chosen = System.getProperty("rantwin.page", "");
        return Page.all().stream()
                .filter(Page::isRun)
                .filter(page -> page.name().matches(".*(" + chosen + ").*"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void holds(Page page) throws Exception {
        Story.tellWhole(page, folder);
    }
}
