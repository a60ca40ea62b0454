package io.rantwin.harness.process;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process with simulated nodes printed last about itself. */
record NodeFigures(
        int connected, int nodes, int reports, double perSecond, long sent, long refused, long tooLate, long controls) {
    static final NodeFigures NONE = new NodeFigures(0, 0, 0, 0, 0, 0, 0, 0);

    private static final Pattern LINE =
            Pattern.compile("(\\d+) of (\\d+) nodes connected, (\\d+) reports, ([0-9.]+) indications/s;"
                    + " (\\d+) sent, (\\d+) refused, (\\d+) too late, (\\d+) controls");

    static NodeFigures last(List<String> lines) {
        for (String line : lines.reversed()) {
            Matcher found = LINE.matcher(line);
            if (found.matches()) {
                return new NodeFigures(
                        Integer.parseInt(found.group(1)),
                        Integer.parseInt(found.group(2)),
                        Integer.parseInt(found.group(3)),
                        Double.parseDouble(found.group(4)),
                        Long.parseLong(found.group(5)),
                        Long.parseLong(found.group(6)),
                        Long.parseLong(found.group(7)),
                        Long.parseLong(found.group(8)));
            }
        }
        return NONE;
    }

    NodeFigures plus(NodeFigures other) {
        return new NodeFigures(
                connected + other.connected,
                nodes + other.nodes,
                reports + other.reports,
                perSecond + other.perSecond,
                sent + other.sent,
                refused + other.refused,
                tooLate + other.tooLate,
                controls + other.controls);
    }
}
