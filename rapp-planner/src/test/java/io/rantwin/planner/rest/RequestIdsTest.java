package io.rantwin.planner.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** A request and the lines of the log that it leads to have one name. */
@Isolated
class RequestIdsTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(DeniedCalls.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
    }

    private static String idOf(Api.Got got) {
        return got.response().headers().firstValue(RequestIds.HEADER).orElse("none");
    }

    @Test
    void aCallersNameIsKeptAndFoundInTheLog() throws Exception {
        try (Api api = new Api(folder)) {
            // Too large a body is denied, which is worth a line.
            Api.Got got = api.send("POST", "/v1/policies", "x".repeat(2 << 20), RequestIds.HEADER, "night-7");
            assertThat(got.status()).isEqualTo(413);
            assertThat(idOf(got)).isEqualTo("night-7");
        }
        assertThat(lines.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getMDCPropertyMap()).containsEntry(RequestIds.KEY, "night-7"));
    }

    @Test
    void withoutAGoodNameEachGetsOneOfItsOwn() throws Exception {
        Set<String> ids = new HashSet<>();
        try (Api api = new Api(folder)) {
            for (String bad : List.of("", "a b", "x".repeat(65), "${jndi:x}")) {
                ids.add(idOf(api.send(
                        api.request("/health").header(RequestIds.HEADER, bad).GET())));
            }
            ids.add(idOf(api.get("/health")));
        }
        assertThat(ids).hasSize(5).allMatch(id -> id.matches("[0-9a-z]+-[0-9]+"));
    }
}
