package io.rantwin.xapp.rmr;

import io.rantwin.xapp.complaint.Complaints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the route table: reads the seed file and reads it again when it has changed, takes what a route manager pushes and
 * acknowledges it, asks for a table where that is the way. Runs on the event loop but for {@link #table}.
 */
final class RouteControl {
    private static final long FILE_PERIOD_NANOS = 1_000_000_000L;
    private static final long LARGEST_FILE = 16 << 20;

    /** Sends a request for a table to the route manager. */
    interface Requester {
        void request(RmrAddress routeManager, String payload);
    }

    private final RmrConfig config;
    private final RouteTableReader reader;
    private final Counters counters;
    private final Complaints complaints;
    private final LongSupplier nanoTime;
    private final InstantSource clock;
    private final String ownAddress;
    private final Requester requester;

    private volatile RouteTable table = RouteTable.EMPTY;
    private volatile @Nullable Instant since;
    private volatile long skippedLines;
    private boolean wasPushed;
    private long nextFileLook;
    private long nextRequest;
    private @Nullable FileTime fileTime;
    private long fileSize = -1;

    RouteControl(
            RmrConfig config,
            Set<String> ownSources,
            String ownAddress,
            Counters counters,
            Complaints complaints,
            LongSupplier nanoTime,
            InstantSource clock,
            Requester requester) {
        this.config = config;
        this.counters = counters;
        this.complaints = complaints;
        this.nanoTime = nanoTime;
        this.clock = clock;
        this.ownAddress = ownAddress;
        this.requester = requester;
        reader = new RouteTableReader(ownSources, config.mostTableRecords());
        nextFileLook = nanoTime.getAsLong();
        nextRequest = nextFileLook;
    }

    /** The table in force; any thread. */
    RouteTable table() {
        return table;
    }

    /** When the routes in force were taken over; null before the first table. Any thread. */
    @Nullable
    Instant since() {
        return since;
    }

    long skippedLines() {
        return skippedLines;
    }

    /** About ten times a second. */
    void tick() {
        long now = nanoTime.getAsLong();
        if (config.seedTable() != null && !wasPushed && now - nextFileLook >= 0) {
            nextFileLook = now + FILE_PERIOD_NANOS;
            readFile(config.seedTable());
        }
        if (config.routes() instanceof RouteSource.Requested requested && !wasPushed && now - nextRequest >= 0) {
            nextRequest = now + requested.period().toNanos();
            requester.request(
                    requested.routeManager(),
                    ownAddress + " ts=" + clock.instant().getEpochSecond() + "\n\0");
        }
    }

    private void readFile(Path file) {
        try {
            FileTime time = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            if (time.equals(fileTime) && size == fileSize) {
                return;
            }
            if (size > LARGEST_FILE) {
                throw new IOException("larger than " + LARGEST_FILE + " octets");
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            fileTime = time;
            fileSize = size;
            List<TableOutcome> outcomes = reader.read(text, true);
            take(outcomes);
            for (TableOutcome outcome : outcomes) {
                if (outcome instanceof TableOutcome.Refused refused) {
                    complaints.add("route file", file + ": " + refused.reason());
                }
            }
            if (outcomes.isEmpty()) {
                complaints.add("route file", file + " has no table: newrt|start ... newrt|end is missing");
            }
        } catch (IOException e) {
            complaints.add("route file", file + " cannot be read: " + e.getMessage());
        }
    }

    /**
     * Takes the text of a pushed table.
     *
     * @return the acknowledgement, or {@code null} when the text ends no section
     */
    @Nullable
    String pushed(String text) {
        List<TableOutcome> outcomes = reader.read(text, false);
        take(outcomes);
        TableOutcome first = null;
        for (TableOutcome outcome : outcomes) {
            if (outcome instanceof TableOutcome.Refused refused) {
                complaints.add("route table refused", refused.reason());
                return "ERR " + id(refused) + " " + refused.reason() + "\n\n\0";
            }
            wasPushed |= outcome instanceof TableOutcome.RoutesActive;
            first = first == null ? outcome : first;
        }
        return first == null ? null : "OK " + id(first) + " \n\0";
    }

    private static String id(TableOutcome outcome) {
        return outcome.tableId().isEmpty() ? "<id-missing>" : outcome.tableId();
    }

    private void take(List<TableOutcome> outcomes) {
        for (TableOutcome outcome : outcomes) {
            if (outcome instanceof TableOutcome.Refused) {
                counters.tablesRefused.increment();
            } else {
                counters.tablesActivated.increment();
                since = outcome instanceof TableOutcome.RoutesActive ? clock.instant() : since;
            }
        }
        table = reader.active();
        if (reader.skippedLines() != skippedLines) {
            skippedLines = reader.skippedLines();
            complaints.add("route table", "lines that are no record: " + skippedLines + " so far");
        }
    }
}
