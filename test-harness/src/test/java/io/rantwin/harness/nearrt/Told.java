package io.rantwin.harness.nearrt;

import io.grpc.ManagedChannel;
import io.rantwin.api.v1.Figure;
import io.rantwin.api.v1.HistoryGrpc;
import io.rantwin.api.v1.ReadReportsRequest;
import io.rantwin.api.v1.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** What was reported of cells, as the xApp keeps it. */
final class Told {
    private static final long NANOS = 1_000_000_000L;

    private Told() {}

    static long nanos(Instant time) {
        return time.getEpochSecond() * NANOS + time.getNano();
    }

    static Instant time(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    /** Reports of a cell whose period ended then, oldest first. */
    static List<Report> reports(ManagedChannel channel, String cell, Instant from, Instant until) {
        List<Report> reports = new ArrayList<>();
        Iterator<Report> read = HistoryGrpc.newBlockingStub(channel)
                .readReports(ReadReportsRequest.newBuilder()
                        .addCellIds(cell)
                        .setFromNs(nanos(from))
                        .setUntilNs(nanos(until))
                        .build());
        read.forEachRemaining(reports::add);
        reports.sort(Comparator.comparingLong(Report::getCollectionStartNs));
        return reports;
    }

    /** A figure of the whole cell, NaN when the report has none. */
    static double figure(Report report, String name) {
        return figure(report, name, "");
    }

    /** A figure of a slice. */
    static double figure(Report report, String name, String slice) {
        for (Figure figure : report.getFiguresList()) {
            if (figure.getName().equals(name) && figure.getSnssai().equals(slice) && figure.getFiveQi() == 0) {
                return figure.getValue();
            }
        }
        return Double.NaN;
    }

    /** Mean of a figure over the reports of a while; NaN when there are none. */
    static double mean(ManagedChannel channel, String cell, String name, String slice, Instant from, Duration length) {
        return reports(channel, cell, from, from.plus(length)).stream()
                .mapToDouble(report -> figure(report, name, slice))
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
