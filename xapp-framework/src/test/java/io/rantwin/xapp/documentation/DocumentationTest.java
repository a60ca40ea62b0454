package io.rantwin.xapp.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every Java fragment of the page is in a class that compiles. */
class DocumentationTest {
    private static final Pattern FRAGMENT = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Path PAGE = Path.of("..", "docs", "xapp-framework.md");
    private static final Path SOURCES = Path.of("src", "test", "java", "io", "rantwin", "xapp", "documentation");

    private static String withoutSpaces(String text) {
        return text.replaceAll("\\s", "");
    }

    private static String source(String name) throws IOException {
        return withoutSpaces(Files.readString(SOURCES.resolve(name)));
    }

    @Test
    void everyFragmentCompiles() throws Exception {
        String sources = source("CellLoad.java") + source("SliceShare.java");
        Matcher matcher = FRAGMENT.matcher(Files.readString(PAGE));
        List<String> fragments = new ArrayList<>();
        while (matcher.find()) {
            fragments.add(matcher.group(1));
            assertThat(sources).contains(withoutSpaces(matcher.group(1)));
        }
        assertThat(fragments).hasSize(2);
    }
}
