package io.rantwin.xapp.example;

import io.rantwin.xapp.XAppMain;
import io.rantwin.xapp.XAppSetup;
import io.rantwin.xapp.kpm.Figure;
import io.rantwin.xapp.kpm.KpmIndication;
import io.rantwin.xapp.kpm.KpmInterest;
import java.time.Duration;
import java.util.stream.Collectors;

/** Prints once a second how many physical resource blocks each node uses and what its users get. */
public final class CellLoad {
    private CellLoad() {}

    public static void main(String[] args) throws InterruptedException {
        System.exit(XAppMain.run(System.getenv(), CellLoad::setUp));
    }

    static void setUp(XAppSetup xapp) {
        xapp.onReport(
                KpmInterest.ofNode("load", Duration.ofSeconds(1), "RRU.PrbUsedDl", "RRU.PrbUsedUl", "DRB.UEThpDl"),
                report -> System.out.println(line(report)));
    }

    static String line(KpmIndication report) {
        return report.collectionStartTime() + " " + report.ranName() + " "
                + report.figures().stream().map(CellLoad::text).collect(Collectors.joining(", "));
    }

    private static String text(Figure figure) {
        return figure.measName() + " " + (Double.isNaN(figure.number()) ? "no value" : figure.number());
    }
}
