package io.rantwin.planner.testbed;

import java.util.Map;

/**
 * How much memory programs may take, as options of the Java machine.
 *
 * @param all every program, unless {@code JDK_JAVA_OPTIONS} is set
 * @param xapp the xApp, unless {@code RANTWIN_XAPP_JAVA} is set
 */
public record MemorySizes(String all, String xapp) {
    /**
     * Variables for {@link Programs}.
     *
     * @param ours our own environment, which counts more
     */
    public Map<String, String> unlessIn(Map<String, String> ours) {
        return Map.of(
                "JDK_JAVA_OPTIONS",
                ours.getOrDefault("JDK_JAVA_OPTIONS", all),
                "RANTWIN_XAPP_JAVA",
                ours.getOrDefault("RANTWIN_XAPP_JAVA", xapp));
    }
}
