package io.rantwin.planner.chaos.report;

import io.rantwin.planner.chaos.invariant.Footprint;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The report as one HTML file that loads nothing. */
public final class SoakPage {
    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fff}
            table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.3rem .5rem;border-bottom:1px solid #d0d7de;vertical-align:top}
            .HELD{color:#116329}.BROKEN{color:#a40e26}small{color:#57606a}pre{white-space:pre-wrap;background:#f6f8fa;padding:1rem}
            svg{width:100%;height:auto}
            """;
    private static final int WIDTH = 900;
    private static final int HEIGHT = 160;
    private static final List<String> COLOURS = List.of("#0969da", "#bc4c00", "#116329", "#8250df");

    private SoakPage() {}

    /** The page. */
    public static String of(SoakReport report) {
        StringBuilder page = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append(
                        "<meta name=\"viewport\" content=\"width=device-width\"><title>RAN Twin: report of a soak</title><style>")
                .append(STYLE)
                .append("</style></head><body>\n<h1>RAN Twin: report of a soak</h1>\n<p>")
                .append(text(report.sentence()))
                .append(
                        "</p>\n<h2>Invariants</h2>\n<table><tr><th>Promise</th><th>Verdict</th><th>What was seen</th></tr>\n");
        for (SoakReport.Verdict each : report.verdicts()) {
            page.append("<tr><td>")
                    .append(text(each.promise()))
                    .append("</td><td class=\"")
                    .append(each.word())
                    .append("\">")
                    .append(each.word().toLowerCase(Locale.ROOT))
                    .append("</td><td>")
                    .append(text(each.finding().sentence()));
            each.finding()
                    .evidence()
                    .forEach(breach ->
                            page.append("<br><small>").append(text(breach)).append("</small>"));
            page.append("</td></tr>\n");
        }
        page.append("</table>\n<h2>Faults</h2>\n")
                .append(
                        "<table><tr><th>Network time</th><th>Fault</th><th>For</th><th>What was missing</th><th>Whole again after</th></tr>\n");
        report.recoveries().forEach(each -> row(page, each));
        page.append("</table>\n<h2>Objects in use</h2>\n").append(chart(report));
        page.append("<h2>Figures</h2>\n<details><summary>All of them, as JSON</summary><pre>")
                .append(text(report.json().toPrettyString()))
                .append("</pre></details>\n</body></html>\n");
        return page.toString();
    }

    private static void row(StringBuilder page, Recovery recovery) {
        Duration took = recovery.took();
        page.append("<tr><td>")
                .append(SoakReport.time(recovery.blow().at()))
                .append("</td><td>")
                .append(text(recovery.blow().fault().words()))
                .append(recovery.figures().isEmpty() ? "" : "<br><small>" + text(recovery.figures()) + "</small>")
                .append("</td><td>")
                .append(recovery.blow().fault().lasts().toSeconds())
                .append(" s</td><td>")
                .append(text(String.join("; ", recovery.seen())))
                .append("</td><td>")
                .append(
                        !recovery.trouble().isEmpty()
                                ? "<span class=\"BROKEN\">not done: " + text(recovery.trouble()) + "</span>"
                                : took == null
                                        ? "not seen"
                                        : String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0))
                .append("</td></tr>\n");
    }

    private static String chart(SoakReport report) {
        Map<String, StringBuilder> lines = new TreeMap<>();
        double most = report.footprints().stream()
                .mapToDouble(Footprint::heapMebibytes)
                .max()
                .orElse(1);
        double whole = Math.max(1, report.schedule().whole().toMillis());
        for (Footprint each : report.footprints()) {
            lines.computeIfAbsent(each.program(), _ -> new StringBuilder())
                    .append(String.format(
                            Locale.ROOT,
                            "%.1f,%.1f ",
                            WIDTH * each.at().toMillis() / whole,
                            HEIGHT * (1 - each.heapMebibytes() / most)));
        }
        StringBuilder chart = new StringBuilder("<svg viewBox=\"0 -10 ")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT + 20)
                .append("\" role=\"img\" aria-label=\"MiB of objects over network time\">");
        StringBuilder legend = new StringBuilder("<p>");
        int i = 0;
        for (Map.Entry<String, StringBuilder> each : lines.entrySet()) {
            String colour = COLOURS.get(i++ % COLOURS.size());
            chart.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"")
                    .append(colour)
                    .append("\" points=\"")
                    .append(each.getValue())
                    .append("\"/>");
            legend.append("<span style=\"color:")
                    .append(colour)
                    .append("\">")
                    .append(text(each.getKey()))
                    .append("</span> ");
        }
        return chart.append("</svg>\n")
                .append(legend)
                .append(String.format(Locale.ROOT, "after full collections, up to %.0f MiB</p>%n", most))
                .toString();
    }

    private static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
