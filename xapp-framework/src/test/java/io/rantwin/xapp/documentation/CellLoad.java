package io.rantwin.xapp.documentation;

import io.rantwin.xapp.XAppMain;
import io.rantwin.xapp.XAppSetup;
import io.rantwin.xapp.kpm.KpmInterest;
import java.time.Duration;

public final class CellLoad {
    public static void main(String[] args) throws InterruptedException {
        System.exit(XAppMain.run(System.getenv(), CellLoad::setUp));
    }

    static void setUp(XAppSetup xapp) {
        xapp.onReport(
                KpmInterest.ofNode("load", Duration.ofSeconds(1), "RRU.PrbUsedDl", "DRB.UEThpDl"),
                report -> System.out.println(
                        report.collectionStartTime() + " " + report.ranName() + " " + report.figures()));
    }
}
