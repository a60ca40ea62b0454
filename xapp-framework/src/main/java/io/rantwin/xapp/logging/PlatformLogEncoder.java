package io.rantwin.xapp.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Log lines as the platform's components write them (the form of O-RAN SC's mdclog): one JSON object per line with {@code ts}
 * (milliseconds since 1970), {@code crit} (DEBUG, INFO, WARNING, ERROR), {@code id} (name of the xApp), {@code mdc} (texts
 * by name) and {@code msg}. The mapped diagnostic context goes to {@code mdc}, and with it {@code logger}, {@code thread} and, of
 * an exception, {@code exception} with its stack; {@code msg} ends with the exception's own words. Thread-safe.
 */
public final class PlatformLogEncoder extends EncoderBase<ILoggingEvent> {
    /** Longer messages, stacks and context values are cut, and say so. */
    static final int MAX_TEXT = 16_384;

    private static final byte[] NOTHING = {};

    private final JsonFactory json = new JsonFactory();
    private final String id;

    /** @param xappName member {@code id} of every line */
    public PlatformLogEncoder(String xappName) {
        this.id = xappName;
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        try (JsonGenerator out = json.createGenerator(line)) {
            out.writeStartObject();
            out.writeNumberField("ts", event.getTimeStamp());
            out.writeStringField("crit", crit(event.getLevel()));
            out.writeStringField("id", id);
            out.writeObjectFieldStart("mdc");
            for (Map.Entry<String, String> entry : event.getMDCPropertyMap().entrySet()) {
                out.writeStringField(entry.getKey(), cut(entry.getValue()));
            }
            out.writeStringField("logger", event.getLoggerName());
            out.writeStringField("thread", cut(event.getThreadName()));
            IThrowableProxy thrown = event.getThrowableProxy();
            if (thrown != null) {
                out.writeStringField("exception", cut(ThrowableProxyUtil.asString(thrown)));
            }
            out.writeEndObject();
            out.writeStringField("msg", cut(message(event, thrown)));
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("an array in memory takes everything", e);
        }
        line.write('\n');
        return line.toByteArray();
    }

    private static String message(ILoggingEvent event, @Nullable IThrowableProxy thrown) {
        String message = String.valueOf(event.getFormattedMessage());
        return thrown == null ? message : message + ": " + thrown.getClassName() + ": " + thrown.getMessage();
    }

    private static String crit(Level level) {
        if (level.isGreaterOrEqual(Level.ERROR)) {
            return "ERROR";
        }
        if (level.isGreaterOrEqual(Level.WARN)) {
            return "WARNING";
        }
        return level.isGreaterOrEqual(Level.INFO) ? "INFO" : "DEBUG";
    }

    private static String cut(@Nullable String text) {
        if (text == null) {
            return "";
        }
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        // A pair of surrogates is not torn apart.
        int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT;
        return text.substring(0, end) + "... (" + (text.length() - end) + " more letters)";
    }
}
