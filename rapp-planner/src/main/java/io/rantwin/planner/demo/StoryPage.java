package io.rantwin.planner.demo;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The report: one HTML file with everything in it. */
final class StoryPage {
    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:light-dark(#16222a,#dde6ea);--quiet:light-dark(#55646d,#93a3ac);--ground:light-dark(#fff,#0d1317);
            --line:light-dark(#d5dcdf,#2a363d);--soft:light-dark(#f3f5f6,#141c21);--accent:light-dark(#0b6670,#5fc0c8);--band:light-dark(#cfe3e6,#1c3c43);
            --good:light-dark(#1d7a5a,#5cc39b);--bad:light-dark(#b3341c,#f4785a);--second:light-dark(#9a5b00,#e2a94d)}
            body{font:16px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto 4rem;padding:0 1rem;color:var(--ink);background:var(--ground)}
            h1{font-size:1.6rem;margin:0}h2{font-size:1.15rem;margin:2.2rem 0 .6rem}p{margin:.4rem 0}.quiet,.legend{color:var(--quiet)}
            .whole{font-size:1.15rem;font-weight:600}
            table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.5rem .7rem .5rem 0;border-bottom:1px solid var(--line);vertical-align:top}
            th{font-weight:500;color:var(--quiet);font-size:.9rem}td:nth-child(2){font-weight:600}td:nth-child(3),td:nth-child(4){white-space:nowrap}
            .num{font-variant-numeric:tabular-nums;color:var(--quiet)}
            .HELD{color:var(--good);font-weight:600}.BROKEN{color:var(--bad);font-weight:600}.UNTOLD,.NOT_ON_A_RECORDING{color:var(--quiet)}
            .chart{overflow-x:auto}svg{width:100%;min-width:560px;height:auto;display:block}
            .grid{stroke:var(--line)}.tick{fill:var(--quiet);font:13px system-ui,sans-serif}.end{text-anchor:end}.middle{text-anchor:middle}
            polyline{fill:none;stroke-width:2;stroke-linejoin:round}polyline.line0{stroke:var(--accent)}polyline.line1{stroke:var(--second)}polygon.band{fill:var(--band)}
            .key{display:inline-block;width:1.4em;height:.25em;vertical-align:middle;margin:0 .4em 0 1em}.key.line0{background:var(--accent);margin-left:0}
            .key.line1{background:var(--second)}.key.band{background:var(--band);height:.8em}
            pre{white-space:pre-wrap;background:var(--soft);padding:1rem;font-size:.85rem;overflow-wrap:anywhere}summary{cursor:pointer}
            @media(max-width:600px){body{margin-top:1rem}thead{display:none}tr{display:grid;grid-template-columns:1.6rem 1fr auto;gap:0 .8rem;padding:.5rem 0;border-bottom:1px solid var(--line)}
            td{border:0;padding:0}td:nth-child(4){display:none}td:last-child{grid-column:2/-1;padding-top:.2rem}pre{padding:.6rem;font-size:.75rem}}
            """;

    private StoryPage() {}

    /** The page. */
    static String of(Outcome outcome, List<Teller.Line> lines, List<LineChart> charts) {
        StringBuilder page = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\">")
                .append("<title>RAN Twin: the demo's report</title><style>")
                .append(STYLE)
                .append("</style></head><body><main>\n<h1>RAN Twin: the demo's report</h1>\n<p class=\"whole ")
                .append(outcome.holds() ? "HELD" : "BROKEN")
                .append("\">")
                .append(text(sentence(outcome)))
                .append("</p>\n<p class=\"quiet\">")
                .append(text(circumstances(outcome)))
                .append("</p>\n");
        if (!outcome.chapters().isEmpty()) {
            chapters(page, outcome.chapters());
        }
        for (LineChart chart : charts) {
            page.append("<h2>")
                    .append(text(chart.title()))
                    .append("</h2>\n<div class=\"chart\" role=\"region\" tabindex=\"0\" aria-label=\"")
                    .append(text(chart.title()))
                    .append("\">")
                    .append(chart.svg())
                    .append("</div>\n");
        }
        page.append("<h2>The story as it was told</h2>\n<pre>");
        lines.stream()
                .filter(line -> !line.text().isEmpty())
                .forEach(line -> page.append(text(line.words())).append('\n'));
        page.append(
                        "</pre>\n<h2>Figures</h2>\n<details><summary>All of them, as JSON (report.json has the same)</summary><pre>")
                .append(text(outcome.json().toPrettyString()))
                .append("</pre></details>\n</main></body></html>\n");
        return page.toString();
    }

    private static String sentence(Outcome outcome) {
        if (outcome.chapters().isEmpty()) {
            return "It was ended before all programs were there: no chapter was told.";
        }
        if (outcome.holds()) {
            return "Every chapter held.";
        }
        long broken = count(outcome, "BROKEN");
        long untold = count(outcome, "UNTOLD");
        return "%d of %d chapters held%s%s."
                .formatted(
                        count(outcome, "HELD"),
                        outcome.chapters().size(),
                        broken == 0 ? "" : "; " + broken + (broken == 1 ? " is broken" : " are broken"),
                        untold == 0
                                ? ""
                                : "; " + untold + (untold == 1 ? " was not told" : " were not told") + " to the end");
    }

    private static long count(Outcome outcome, String word) {
        return outcome.chapters().stream()
                .filter(each -> each.verdict().word().equals(word))
                .count();
    }

    private static String circumstances(Outcome outcome) {
        DemoSettings settings = outcome.settings();
        return String.format(
                Locale.ROOT,
                "%s, %.0f times as fast as time. Ready after %s, whole %s, at most %d MiB of memory.",
                settings.recording() == null
                        ? "Simulated network, seed " + settings.seed()
                        : "Recording " + settings.network(),
                settings.speed(),
                length(outcome.ready()),
                length(outcome.whole()),
                outcome.mostMebibytes());
    }

    private static void chapters(StringBuilder page, List<Story.Told> chapters) {
        page.append(
                "<h2>Chapters</h2>\n<table><thead><tr><th>No.</th><th>Chapter</th><th>Verdict</th><th>From, to</th><th>What was seen</th></tr></thead><tbody>\n");
        for (int i = 0; i < chapters.size(); i++) {
            Story.Told told = chapters.get(i);
            String word = told.verdict().word();
            page.append("<tr><td class=\"num\">")
                    .append(i + 1)
                    .append("</td><td>")
                    .append(text(told.title()))
                    .append("</td><td class=\"")
                    .append(word)
                    .append("\">")
                    .append(word.toLowerCase(Locale.ROOT).replace('_', ' '))
                    .append("</td><td class=\"num\">")
                    .append(told.until().equals(told.from()) ? "" : clock(told.from()) + " to " + clock(told.until()))
                    .append("</td><td>")
                    .append(text(told.verdict().sentence()))
                    .append("</td></tr>\n");
        }
        page.append("</tbody></table>\n");
    }

    private static String clock(Duration time) {
        return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }

    private static String length(Duration time) {
        return time.toSeconds() < 120 ? time.toSeconds() + " s" : clock(time) + " min";
    }

    /** As text of HTML. */
    static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
