package io.rantwin.harness.documents;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What newcomers type, in every build. The other pages: {@link DocumentsTest}. */
class QuickStartTest {
    @TempDir
    Path folder;

    @Test
    void theQuickStartHolds() throws Exception {
        Story.tellWhole(Page.named("docs/quick-start.md"), folder);
    }
}
