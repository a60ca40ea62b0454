package io.rantwin.planner.demo;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report: one HTML file with everything in it. */
final class StoryPage {
    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:light-dark(#1b1f24,#e6edf3);background:light-dark(#fff,#0d1117)}
            table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.4rem .6rem;border-bottom:1px solid light-dark(#d0d7de,#30363d);vertical-align:top}
            .HELD{color:light-dark(#116329,#56d364)}.BROKEN{color:light-dark(#a40e26,#ff7b72)}.UNTOLD,.NOT_ON_A_RECORDING{color:light-dark(#57606a,#8d96a0)}
            .chart{overflow-x:auto}img{width:100%;min-width:560px;height:auto}pre{white-space:pre-wrap;background:light-dark(#f6f8fa,#161b22);padding:1rem}
            @media(max-width:600px){h1{font-size:1.5rem}th{display:none}tr{display:grid;grid-template-columns:1fr auto;border-bottom:1px solid light-dark(#d0d7de,#30363d)}
            td{border:0;padding:.3rem 0}td:first-child{font-weight:600}td:last-child{grid-column:1/-1}pre{padding:.6rem;font-size:.8rem}}
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
                .append("</style></head><body><main>\n<h1>RAN Twin: the demo's report</h1>\n<p>")
                .append(text(String.format(
                        Locale.ROOT,
                        "%s %s, %.0f times as fast as time; ready after %.0f s, told in %.0f s, at most %d MiB of memory.",
                        outcome.holds() ? "Every chapter held." : "Not every chapter held.",
                        outcome.settings().recording() == null
                                ? "Simulated network, seed "
                                        + outcome.settings().seed()
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
                .append("</h2>\n<div class=\"chart\" role=\"region\" tabindex=\"0\" aria-label=\"")
                .append(text(title))
                .append("\"><img alt=\"")
                .append(text(title))
                .append("\" src=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(png))
                .append("\"></div>\n"));
        page.append("<h2>The story</h2>\n<pre>");
        lines.forEach(line -> page.append(text(line.words())).append('\n'));
        page.append("</pre>\n<h2>Figures</h2>\n<details><summary>All of them, as JSON</summary><pre>")
                .append(text(outcome.json().toPrettyString()))
                .append("</pre></details>\n</main></body></html>\n");
        return page.toString();
    }

    private static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
