package io.rantwin.harness.ran.node;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.identity.CellGlobalId;
import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmActionDefinition.Measurements;
import io.rantwin.codecs.kpm.KpmReport;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.kpm.MeasurementType;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.harness.e2node.MeasurementFeed.Reporter;
import io.rantwin.harness.ran.network.RadioNetwork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Feeds of a network without any E2, and reporters of them that are driven by hand. */
final class FeedDriver {
    private static final MeasurementCatalogue CATALOGUE = MeasurementCatalogue.bundled();

    final RadioNetwork network;
    final NodePlan plan;
    final UeLedger ledger;
    final NetworkIdentities identities;
    final Readings readings;
    private final ReportTamper tamper;

    FeedDriver(RadioNetwork network, NodePlan plan, ReportTamper tamper) {
        this.network = network;
        this.plan = plan;
        this.tamper = tamper;
        this.identities = new NetworkIdentities(network.plan(), plan);
        this.ledger = new UeLedger(network.account(), network.ues());
        this.readings = new Readings(network, ledger, identities);
    }

    FeedDriver(RadioNetwork network) {
        this(network, NodePlan.DEFAULT, ReportTamper.NONE);
    }

    NodeFeed feed(int site, NodeRole role) {
        return new NodeFeed(
                identities.node(site, role),
                role,
                new Offer(CATALOGUE, role, plan),
                readings,
                identities.cellsOf(site),
                tamper);
    }

    Instant now() {
        return plan.start().plusNanos(network.timeMicros() * 1000);
    }

    /** Lets the network run, and the reporters collect, for one report period; what they report. */
    List<@Nullable KpmReport> period(long millis, List<Reporter> reporters) {
        Instant start = now();
        for (long passed = 10; passed <= millis; passed += 10) {
            network.step();
            ledger.afterStep();
            for (Reporter reporter : reporters) {
                if (passed % reporter.collectionMillis() == 0) {
                    reporter.collect(now());
                }
            }
        }
        return reporters.stream().map(reporter -> reporter.report(start)).toList();
    }

    /** Style 1. */
    static KpmActionDefinition ofCell(@Nullable CellGlobalId cell, long granularity, List<MeasurementItem> items) {
        return new KpmActionDefinition(1, Measurements.of(items, granularity, cell));
    }

    static MeasurementItem item(String name, MeasurementLabel... labels) {
        return MeasurementItem.of(
                MeasurementType.named(name), labels.length == 0 ? List.of(MeasurementLabel.NO_LABEL) : List.of(labels));
    }

    MeasurementLabel slice(int index) {
        return MeasurementLabel.builder().sliceId(identities.slice(index)).build();
    }

    /** The values of a report with one record; NaN for noValue. */
    static double[] figures(@Nullable KpmReport report) {
        if (!(report instanceof MeasurementReport ofCell) || ofCell.records().size() != 1) {
            throw new AssertionError("not a report with one record: " + report);
        }
        return figures(ofCell.records().getFirst().values());
    }

    static double[] figures(List<RecordValue> values) {
        List<Double> figures = new ArrayList<>();
        for (RecordValue value : values) {
            figures.add(
                    switch (value) {
                        case RecordValue.IntegerValue(long number) -> (double) number;
                        case RecordValue.RealValue(double number) -> number;
                        default -> Double.NaN;
                    });
        }
        return figures.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
