package io.rantwin.planner.demo;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report: one HTML file with everything in it. */
final class StoryPage {
    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fff}
            table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #d0d7de;vertical-align:top}
            .HELD{color:#116329}.BROKEN{color:#a40e26}.UNTOLD,.NOT_ON_A_RECORDING{color:#57606a}
            img{max-width:100%;height:auto}pre{white-space:pre-wrap;background:#f6f8fa;padding:1rem}
            """;

    private StoryPage() {}

    /**
     * The page.
     *
     * @param charts PNG by title
     */
    static String of(Outcome outcome, List<Teller.Line> lines, Map<String, byte[]> charts) {
        StringBuilder page = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\">")
                .append("<title>RAN Twin: the demo's report</title><style>")
                .append(STYLE)
                .append("</style></head><body>\n<h1>RAN Twin: the demo's report</h1>\n<p>")
                .append(text(String.format(
                        Locale.ROOT,
                        "%s %s, %.0f times as fast as time; ready after %.0f s, told in %.0f s, at most %d MiB of memory.",
                        outcome.holds() ? "Every chapter held." : "Not every chapter held.",
                        outcome.settings().recording() == null
                                ? "Simulated network, seed " + outcome.settings().seed()
                                : "Recording " + outcome.settings().network(),
                        outcome.settings().speed(),
                        outcome.ready().toMillis() / 1000.0,
                        outcome.whole().toMillis() / 1000.0,
                        outcome.mostMebibytes())))
                .append("</p>\n<table><tr><th>Chapter</th><th>Verdict</th><th>What was seen</th></tr>\n");
        for (Story.Told told : outcome.chapters()) {
            String word = told.verdict().word();
            page.append("<tr><td>")
                    .append(text(told.title()))
                    .append("</td><td class=\"")
                    .append(word)
                    .append("\">")
                    .append(word.toLowerCase(Locale.ROOT).replace('_', ' '))
                    .append("</td><td>")
                    .append(text(told.verdict().sentence()))
                    .append("</td></tr>\n");
        }
        page.append("</table>\n");
        charts.forEach((title, png) -> page.append("<h2>")
                .append(text(title))
                .append("</h2>\n<img alt=\"")
                .append(text(title))
                .append("\" src=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(png))
                .append("\">\n"));
        page.append("<h2>The story</h2>\n<pre>");
        lines.forEach(line -> page.append(text(line.words())).append('\n'));
        page.append("</pre>\n<h2>Figures</h2>\n<details><summary>All of them, as JSON</summary><pre>")
                .append(text(outcome.json().toPrettyString()))
                .append("</pre></details>\n</body></html>\n");
        return page.toString();
    }

    private static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
