package io.rantwin.harness.process;

import java.util.HashMap;
import java.util.Map;

/** The metrics that an xApp shows, by their names without the part that all have in common. */
record XappFigures(Map<String, Double> byName) {
    private static final String COMMON = "ricxapp_XApp_";

    static XappFigures of(String scraped) {
        Map<String, Double> figures = new HashMap<>();
        scraped.lines().filter(line -> line.startsWith(COMMON)).forEach(line -> {
            String[] parts = line.substring(COMMON.length()).split(" ", 2);
            figures.put(parts[0], Double.valueOf(parts[1]));
        });
        return new XappFigures(Map.copyOf(figures));
    }

    long get(String name) {
        Double figure = byName.get(name);
        if (figure == null) {
            throw new AssertionError("the xApp shows no " + name + ", but " + byName.keySet());
        }
        return figure.longValue();
    }

    long received() {
        return get("IndicationsReceived");
    }

    long missed() {
        return get("IndicationsMissed");
    }

    /** What must stay as it is while nothing is lost: missed, doubled, late, dropped and broken indications. */
    String harm() {
        return "missed %d, doubled %d, reordered %d, dropped %d, malformed %d, listener failures %d"
                .formatted(
                        missed(),
                        get("IndicationsDoubled"),
                        get("IndicationsReordered"),
                        get("IndicationsDropped"),
                        get("IndicationsMalformed"),
                        get("ListenerFailures"));
    }
}
