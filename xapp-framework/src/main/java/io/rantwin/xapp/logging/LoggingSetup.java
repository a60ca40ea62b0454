package io.rantwin.xapp.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.layout.TTLLLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import io.rantwin.xapp.descriptor.EnvironmentException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;

/** Sets up Logback from code: one appender, no file to find. */
public final class LoggingSetup {
    /** Environment variable with the least level that is logged: {@code debug}, {@code info}, {@code warn} or {@code error}. */
    public static final String LEVEL_VARIABLE = "RANTWIN_LOG_LEVEL";

    private LoggingSetup() {}

    /**
     * Replaces whatever a context was set up with. Level {@code info} unless {@link #LEVEL_VARIABLE} says otherwise; the
     * libraries underneath (Jetty, Javalin, Lettuce, Netty) log from {@code warn} on.
     *
     * @param context of Logback; {@code (LoggerContext) LoggerFactory.getILoggerFactory()} in a program
     * @param form what lines look like, or {@code null} to let {@link LogForm#choose} decide
     * @param xappName member {@code id} of the platform's form
     * @param environment environment variables
     * @param out where lines go; not closed
     * @throws EnvironmentException when a variable has a value that cannot be used; the context is unchanged then
     */
    public static void install(
            LoggerContext context,
            @Nullable LogForm form,
            String xappName,
            Map<String, String> environment,
            OutputStream out)
            throws EnvironmentException {
        LogForm chosen = LogForm.choose(form, environment);
        Level level = level(environment);
        context.reset();
        Encoder<ILoggingEvent> encoder = switch (chosen) {
            case PLATFORM -> new PlatformLogEncoder(xappName);
            case TERMINAL -> terminal();
        };
        encoder.setContext(context);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setName("rantwin");
        appender.setEncoder(encoder);
        appender.setOutputStream(new Unclosed(out));
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(level);
        root.addAppender(appender);
        for (String library : new String[] {"org.eclipse.jetty", "io.javalin", "io.lettuce", "io.netty"}) {
            context.getLogger(library).setLevel(level.isGreaterOrEqual(Level.WARN) ? level : Level.WARN);
        }
    }

    /**
     * Does the same as {@link #install} on standard output where nobody has set Logback up, which would log from {@code debug}
     * on then. What an application has set up, or another logging library, stays as it is.
     *
     * @param logging of SLF4J
     */
    public static void installByDefault(ILoggerFactory logging, String xappName, Map<String, String> environment)
            throws EnvironmentException {
        if (logging instanceof LoggerContext context) {
            OutputStreamAppender<ILoggingEvent> fallback = fallback(context);
            if (fallback != null) {
                install(context, null, xappName, environment, fallback.getOutputStream());
            }
        }
    }

    /** The appender that Logback falls back to, which is the only one to use that layout; {@code null} when it is not in use. */
    private static @Nullable OutputStreamAppender<ILoggingEvent> fallback(LoggerContext context) {
        Iterator<Appender<ILoggingEvent>> appenders =
                context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
        return appenders.hasNext()
                        && appenders.next() instanceof OutputStreamAppender<ILoggingEvent> only
                        && only.getEncoder() instanceof LayoutWrappingEncoder<ILoggingEvent> encoder
                        && encoder.getLayout() instanceof TTLLLayout
                        && !appenders.hasNext()
                ? only
                : null;
    }

    private static Level level(Map<String, String> environment) throws EnvironmentException {
        String value = environment.getOrDefault(LEVEL_VARIABLE, "").trim();
        if (value.isEmpty()) {
            return Level.INFO;
        }
        Level level = Level.toLevel(value, null);
        if (level == null) {
            throw new EnvironmentException(LEVEL_VARIABLE, value, "debug, info, warn or error");
        }
        return level;
    }

    private static Encoder<ILoggingEvent> terminal() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{0}: %msg%replace( [%mdc]){' \\[\\]', ''}%n%ex");
        return encoder;
    }

    /** Standard output outlives a log context. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            out.write(octets, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
