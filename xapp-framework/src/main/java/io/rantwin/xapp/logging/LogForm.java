package io.rantwin.xapp.logging;

import io.rantwin.xapp.descriptor.EnvironmentException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What log lines look like. */
public enum LogForm {
    /** The platform's one-line JSON, see {@link PlatformLogEncoder}. */
    PLATFORM,
    /** Plain text for people. */
    TERMINAL;

    /** Environment variable that chooses: {@code platform} or {@code terminal}. */
    public static final String VARIABLE = "RANTWIN_LOG";

    /**
     * The form to use: the argument when given, else that of {@link #VARIABLE}, else {@link #PLATFORM} inside Kubernetes and
     * {@link #TERMINAL} elsewhere.
     *
     * @throws EnvironmentException when the variable names no form
     */
    public static LogForm choose(@Nullable LogForm argument, Map<String, String> environment)
            throws EnvironmentException {
        if (argument != null) {
            return argument;
        }
        String value = environment.getOrDefault(VARIABLE, "");
        return switch (value.trim().toLowerCase(Locale.ROOT)) {
            case "" -> environment.containsKey("KUBERNETES_SERVICE_HOST") ? PLATFORM : TERMINAL;
            case "platform" -> PLATFORM;
            case "terminal" -> TERMINAL;
            default -> throw new EnvironmentException(VARIABLE, value, "platform or terminal");
        };
    }
}
