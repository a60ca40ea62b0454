package io.rantwin.xapp.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.BasicConfigurator;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.xapp.descriptor.EnvironmentException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.helpers.SubstituteLoggerFactory;

class LoggingTest {
    private final LoggerContext context = new LoggerContext();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    LoggingTest() {
        context.setMDCAdapter(new LogbackMDCAdapter());
    }

    private Logger logger(LogForm form, Map<String, String> environment) throws EnvironmentException {
        LoggingSetup.install(context, form, "twin", environment, out);
        return context.getLogger("io.rantwin.Example");
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private JsonNode onlyLine() throws Exception {
        assertThat(lines()).hasSize(1);
        return new ObjectMapper().readTree(lines().get(0));
    }

    @Test
    void aLineHasThePlatformsMembers() throws Exception {
        Logger log = logger(LogForm.PLATFORM, Map.of());
        context.getMDCAdapter().put("ran", "gnb_001_001_1");
        long before = System.currentTimeMillis();
        log.warn("a \"quoted\"\nmessage with {}", "pücture \u2028");
        JsonNode line = onlyLine();
        assertThat(line.fieldNames()).toIterable().containsExactly("ts", "crit", "id", "mdc", "msg");
        assertThat(line.get("ts").isIntegralNumber()).isTrue();
        assertThat(line.get("ts").asLong()).isBetween(before, System.currentTimeMillis());
        assertThat(line.get("crit").asText()).isEqualTo("WARNING");
        assertThat(line.get("id").asText()).isEqualTo("twin");
        assertThat(line.at("/mdc/ran").asText()).isEqualTo("gnb_001_001_1");
        assertThat(line.at("/mdc/logger").asText()).isEqualTo("io.rantwin.Example");
        assertThat(line.get("msg").asText()).isEqualTo("a \"quoted\"\nmessage with pücture \u2028");
    }

    @Test
    void aLineOnATerminalEndsWithWhatItIsAbout() throws Exception {
        Logger log = logger(LogForm.TERMINAL, Map.of());
        log.warn("plain");
        context.getMDCAdapter().put("policy", "es-1");
        log.warn("refused");
        assertThat(lines().get(0)).endsWith("Example: plain");
        assertThat(lines().get(1)).endsWith("Example: refused [policy=es-1]");
    }

    @Test
    void whereNobodyHasSetLogbackUpItLogsFromInfoOn() throws Exception {
        new BasicConfigurator().configure(context);
        assertThat(context.getLogger("x").isDebugEnabled()).isTrue();
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            LoggingSetup.installByDefault(context, "twin", Map.of());
            context.getLogger("x").debug("hidden");
            context.getLogger("x").info("shown");
        } finally {
            System.setOut(before);
        }
        assertThat(lines()).singleElement().asString().endsWith("INFO  x: shown");
    }

    @Test
    void whatAnApplicationHasSetUpStays() throws Exception {
        Logger log = logger(LogForm.PLATFORM, Map.of("RANTWIN_LOG_LEVEL", "debug"));
        LoggingSetup.installByDefault(context, "other", Map.of());
        log.debug("shown");
        assertThat(onlyLine().get("id").asText()).isEqualTo("twin");
        LoggingSetup.installByDefault(new SubstituteLoggerFactory(), "other", Map.of());
    }

    @Test
    void anExceptionStaysOnTheLine() throws Exception {
        logger(LogForm.PLATFORM, Map.of())
                .error("it broke", new IllegalStateException("outer\ntwo", new RuntimeException("inner")));
        JsonNode line = onlyLine();
        assertThat(line.get("crit").asText()).isEqualTo("ERROR");
        assertThat(line.get("msg").asText()).isEqualTo("it broke: java.lang.IllegalStateException: outer\ntwo");
        assertThat(line.at("/mdc/exception").asText()).contains("inner", "LoggingTest.java");
    }

    @Test
    void endlessMessagesAreCutAndSaySo() throws Exception {
        logger(LogForm.PLATFORM, Map.of())
                .info("x".repeat(PlatformLogEncoder.MAX_TEXT - 1) + "\uD83D\uDE00" + "y".repeat(100));
        assertThat(onlyLine().get("msg").asText()).endsWith("x... (102 more letters)");
    }

    @ParameterizedTest
    @CsvSource({"TRACE, DEBUG", "DEBUG, DEBUG", "INFO, INFO", "WARN, WARNING", "ERROR, ERROR"})
    void levelsHaveThePlatformsNames(String level, String crit) throws Exception {
        Logger log = logger(LogForm.PLATFORM, Map.of("RANTWIN_LOG_LEVEL", "trace"));
        log.atLevel(org.slf4j.event.Level.valueOf(level)).log("m");
        assertThat(onlyLine().get("crit").asText()).isEqualTo(crit);
    }

    @Test
    void peopleGetPlainText() throws Exception {
        logger(LogForm.TERMINAL, Map.of()).info("hello");
        assertThat(lines()).singleElement().asString().matches("[0-9:.]{12} INFO  Example: hello");
    }

    @Test
    void theLevelIsThatOfTheEnvironmentAndLibrariesAreQuiet() throws Exception {
        Logger log = logger(LogForm.TERMINAL, Map.of());
        log.debug("no");
        context.getLogger("org.eclipse.jetty.server.Server").info("no");
        context.getLogger("org.eclipse.jetty.server.Server").warn("yes");
        assertThat(lines()).singleElement().asString().contains("yes");
        logger(LogForm.TERMINAL, Map.of("RANTWIN_LOG_LEVEL", "error"));
        assertThat(context.getLogger("org.eclipse.jetty").getLevel()).isEqualTo(Level.ERROR);
        assertThatThrownBy(() -> logger(LogForm.TERMINAL, Map.of("RANTWIN_LOG_LEVEL", "loud")))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("loud");
    }

    @Test
    void theFormIsTheArgumentsElseTheEnvironmentsElseThatOfThePlace() throws Exception {
        Map<String, String> pod = Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1");
        assertThat(LogForm.choose(LogForm.TERMINAL, pod)).isEqualTo(LogForm.TERMINAL);
        assertThat(LogForm.choose(null, pod)).isEqualTo(LogForm.PLATFORM);
        assertThat(LogForm.choose(null, Map.of())).isEqualTo(LogForm.TERMINAL);
        assertThat(LogForm.choose(null, Map.of("RANTWIN_LOG", "Platform"))).isEqualTo(LogForm.PLATFORM);
        assertThatThrownBy(() -> LogForm.choose(null, Map.of("RANTWIN_LOG", "xml")))
                .isInstanceOf(EnvironmentException.class);
    }
}
