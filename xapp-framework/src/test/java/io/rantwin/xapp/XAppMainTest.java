package io.rantwin.xapp;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.DefaultJoranConfigurator;
import io.rantwin.xapp.kpm.KpmInterest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** An xApp that cannot start says so in one sentence. */
class XAppMainTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(before);
    }

    @Test
    void withoutADescriptor(@TempDir Path folder) throws Exception {
        int code = XAppMain.run(Map.of("XAPP_DESCRIPTOR_PATH", folder.toString()), _ -> {});

        assertThat(code).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("The xApp cannot start: descriptor " + folder.resolve("config-file.json")
                        + ": there is no such file");
    }

    @Test
    void withADescriptorThatHasAMistake(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("config-file.json");
        Files.writeString(file, """
                {"name": "x", "version": "1.0.0", "messaging": {"ports": [{"name": "rmrdata", "port": 99999}]}}
                """);
        int code = XAppMain.run(Map.of("CFG_FILE", file.toString()), _ -> {});

        assertThat(code).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains(file + " at /messaging/ports/0/port: ");
    }

    @Test
    void withTwoInterestsOfOneName(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("config-file.json");
        Files.writeString(file, "{\"name\": \"x\", \"version\": \"1.0.0\", \"rmr\": {\"protPort\": \"tcp:4560\"}}");
        LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
        try {
            int code = XAppMain.run(Map.of("CFG_FILE", file.toString()), xapp -> {
                xapp.onReport(KpmInterest.ofNode("load", Duration.ofSeconds(1), "RRU.PrbUsedDl"), _ -> {});
                xapp.onReport(KpmInterest.ofNode("load", Duration.ofSeconds(2), "DRB.UEThpDl"), _ -> {});
            });

            assertThat(code).isEqualTo(1);
            assertThat(said.toString(StandardCharsets.UTF_8).lines())
                    .singleElement()
                    .asString()
                    .startsWith("The xApp cannot start: two interests are called 'load'; give each");
        } finally {
            logging.reset();
            DefaultJoranConfigurator asBefore = new DefaultJoranConfigurator();
            asBefore.setContext(logging);
            asBefore.configure(logging);
        }
    }
}
