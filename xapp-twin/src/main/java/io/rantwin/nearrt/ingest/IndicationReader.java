package io.rantwin.nearrt.ingest;

import io.rantwin.codecs.kpm.CollectionStartTime;
import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.view.EnvelopeView;
import io.rantwin.codecs.kpm.view.IndicationView;
import io.rantwin.codecs.kpm.view.MeasurementsView;
import io.rantwin.codecs.kpm.view.MessageView;
import io.rantwin.codecs.kpm.view.OctetRange;
import io.rantwin.codecs.kpm.view.RecordsView;
import io.rantwin.codecs.kpm.view.ValueKind;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import io.rantwin.nearrt.tracing.IndicationTrace;
import io.rantwin.nearrt.tracing.IndicationTraces;
import io.rantwin.xapp.indication.DirectIndicationListener;
import io.rantwin.xapp.rmr.ReceivedMessage;
import io.rantwin.xapp.subscription.LiveSubscription;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads KPM indications of cells where RMR reads them, without a copy; everything that is not the plain case is handed to the
 * {@link SlowLane}. Used by the one thread that reads RMR; never blocks it.
 */
public final class IndicationReader implements DirectIndicationListener {
    private static final long NANOS = 1_000_000_000L;

    private final Sources sources;
    private final Delivery delivery;
    private final SlowLane slowLane;
    private final IngestCounts counts;
    private final InstantSource wall;
    private final LongSupplier nanoTime;
    private final @Nullable IndicationTraces traces;
    private final IndicationView view = new IndicationView();
    private final ViewRows rows = new ViewRows();

    IndicationReader(
            Sources sources,
            Delivery delivery,
            SlowLane slowLane,
            IngestCounts counts,
            InstantSource wall,
            LongSupplier nanoTime,
            @Nullable IndicationTraces traces) {
        this.sources = sources;
        this.delivery = delivery;
        this.slowLane = slowLane;
        this.counts = counts;
        this.wall = wall;
        this.nanoTime = nanoTime;
        this.traces = traces;
    }

    @Override
    public void received(LiveSubscription subscription, ReceivedMessage message, EnvelopeView envelope) {
        received(subscription.wish().key(), envelope.ricIndicationHeader(), envelope.ricIndicationMessage(), envelope);
    }

    /**
     * The same by the key of the subscription.
     *
     * @param envelope for the trace; null when there is none
     */
    void received(String wishKey, OctetRange header, OctetRange message, @Nullable EnvelopeView envelope) {
        counts.indication();
        Source source = sources.find(wishKey);
        if (source == null) {
            counts.refuse(RefusalCause.UNCLAIMED);
            return;
        }
        Instant now = wall.instant();
        long nanos = now.getEpochSecond() * NANOS + now.getNano();
        IndicationTrace trace = traces == null ? null : traces.draw(nanos);
        if (trace != null) {
            trace.about(wishKey, source.ranName, source.cellId, header.length() + message.length());
            if (envelope != null) {
                trace.about(envelope);
            }
        }
        var arrival = new Delivery.Arrival(nanos, nanoTime.getAsLong(), trace);
        if (source.slow || !readDirectly(source, header, message, arrival)) {
            slowLane.offer(source, header.toOctets(), message.toOctets(), arrival);
        } else if (trace != null) {
            trace.end();
        }
    }

    /** False when the message is not the plain case. */
    private boolean readDirectly(Source source, OctetRange header, OctetRange message, Delivery.Arrival arrival) {
        if (source.wire == null) {
            return false;
        }
        try {
            view.readHeader(header.array(), header.offset(), header.length(), source.wire);
            view.readMessage(message.array(), message.offset(), message.length(), source.wire);
        } catch (PerException _) {
            // Perhaps another version than announced; the slow way tries them all.
            source.slow = true;
            return false;
        }
        MessageView read = view.message();
        if (read.format() != 1) {
            source.slow = true;
            return false;
        }
        ReportPlan plan = plan(source, read);
        rows.of(read, 0);
        long granularity = read.granularityPeriod(0);
        delivery.deliver(
                source,
                plan,
                rows,
                startNanos(view.header().collectionStartTime(), view.header().timeStampOctets()),
                granularity == MessageView.ABSENT ? ActionLists.granularityMillis(source.action) : granularity,
                arrival);
        return true;
    }

    private ReportPlan plan(Source source, MessageView read) {
        ListSignature known = source.signature;
        ReportPlan plan = source.plan;
        if (known != null && plan != null && known.matches(read, 0)) {
            return plan;
        }
        List<ReportPlan.Value> values = new ArrayList<>();
        MeasurementsView measurements = read.measurements();
        int first = read.firstMeasurement(0);
        for (int i = first; i < first + read.measurementCount(0); i++) {
            @Nullable String name = measurements.measName(i);
            String named = name == null ? source.nameOf(measurements.measId(i)) : name;
            int label = measurements.firstLabel(i);
            for (int j = 0; j < measurements.labelCount(i); j++) {
                values.add(new ReportPlan.Value(named, FigureLabel.of(read.labels(), label + j)));
            }
        }
        if (read.measurementCount(0) == 0) {
            values = ActionLists.values(source.action, source);
        }
        ReportPlan made = ReportPlan.of(source.cellId, values, source.book, counts);
        source.signature = ListSignature.of(read, 0);
        source.plan = made;
        return made;
    }

    /** Network time of a time stamp as it came; {@link Delivery#UNSET} when the node has no clock. */
    static long startNanos(long stamp, int octets) {
        byte[] contents = new byte[octets];
        long rest = stamp;
        for (int i = octets - 1; i >= 0; i--, rest >>>= 8) {
            contents[i] = (byte) rest;
        }
        return nanos(new CollectionStartTime(Octets.of(contents)).instant());
    }

    static long nanos(@Nullable Instant instant) {
        return instant == null ? Delivery.UNSET : instant.getEpochSecond() * NANOS + instant.getNano();
    }

    /** Records of one report of the view. */
    private static final class ViewRows implements Delivery.Rows {
        private @Nullable RecordsView records;
        private int first;
        private int count;

        void of(MessageView message, int report) {
            records = message.records();
            first = message.firstRecord(report);
            count = message.recordCount(report);
        }

        private RecordsView records() {
            if (records == null) {
                throw new IllegalStateException("no message has been read");
            }
            return records;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public int width(int row) {
            return records().valueCount(first + row);
        }

        @Override
        public double number(int row, int column) {
            return records().number(records().firstValue(first + row) + column);
        }

        @Override
        public boolean hasNumber(int row, int column) {
            return records().kind(records().firstValue(first + row) + column) == ValueKind.REAL;
        }
    }

    /** What an action asked for, for reports that leave it to it. */
    static final class ActionLists {
        private ActionLists() {}

        static long granularityMillis(KpmActionDefinition action) {
            return switch (action.format()) {
                case KpmActionDefinition.Measurements asked -> asked.granularityPeriodMillis();
                case KpmActionDefinition.OneUe asked -> asked.measurements().granularityPeriodMillis();
                case KpmActionDefinition.PerMeasurementCondition asked -> asked.granularityPeriodMillis();
                case KpmActionDefinition.MatchingUes asked ->
                    asked.measurements().granularityPeriodMillis();
                case KpmActionDefinition.ListedUes asked -> asked.measurements().granularityPeriodMillis();
                case null, default -> 0;
            };
        }

        static List<ReportPlan.Value> values(KpmActionDefinition action, Source source) {
            return switch (action.format()) {
                case KpmActionDefinition.Measurements asked -> SlowLane.values(asked.items(), source);
                case KpmActionDefinition.OneUe asked ->
                    SlowLane.values(asked.measurements().items(), source);
                case KpmActionDefinition.MatchingUes asked ->
                    SlowLane.values(asked.measurements().items(), source);
                case KpmActionDefinition.ListedUes asked ->
                    SlowLane.values(asked.measurements().items(), source);
                case null, default -> List.of();
            };
        }
    }
}
