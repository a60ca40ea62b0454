package io.rantwin.harness.ran.node;

import io.rantwin.codecs.identity.UeId;
import io.rantwin.codecs.kpm.KpmActionDefinition.MatchingUes;
import io.rantwin.codecs.kpm.KpmActionDefinition.MeasurementCondition;
import io.rantwin.codecs.kpm.KpmActionDefinition.Measurements;
import io.rantwin.codecs.kpm.KpmActionDefinition.PerMeasurementCondition;
import io.rantwin.codecs.kpm.MatchingCondition;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.codecs.kpm.TestCondition;
import io.rantwin.harness.e2node.MeasurementFeed.Reporter;
import io.rantwin.harness.ran.node.UeConditions.Joined;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the reporter of one action; {@code null} when the node has nothing of what is asked for. Used once. */
final class ReporterFactory {
    /** The network counts energy in steps. */
    private static final long ENERGY_STEP_MILLIS = 100;

    private final Offer offer;
    private final ReportFrame frame;
    private final Readings readings;
    private final UeConditions conditions;

    ReporterFactory(Offer offer, ReportFrame frame) {
        this.offer = offer;
        this.frame = frame;
        this.readings = frame.readings();
        this.conditions = new UeConditions(readings);
    }

    @Nullable
    Reporter ofCells(Measurements wanted) {
        List<CellReporter.@Nullable Slot> slots = new ArrayList<>();
        boolean hasAny = false;
        for (MeasurementItem item : wanted.items()) {
            Offer.Entry entry = offer.find(item.type());
            for (MeasurementLabel label : labels(item)) {
                CellReporter.Slot slot = entry == null ? null : cellSlot(entry, label);
                hasAny |= slot != null;
                slots.add(slot);
            }
        }
        return hasAny ? new CellReporter(frame, plain(wanted.items()), slots) : null;
    }

    private CellReporter.@Nullable Slot cellSlot(Offer.Entry entry, MeasurementLabel label) {
        Scope scope = scope(entry, label);
        boolean isTooFine = entry.figure().numerator() == Counter.ENERGY
                && frame.granularityPeriodMillis() % ENERGY_STEP_MILLIS != 0;
        return scope == null || isTooFine || entry.figure().kind().isUeLevel()
                ? null
                : new CellReporter.Slot(
                        new Column.OfCells(entry, scope, readings),
                        frame.subject(ReportFrame.listed(scope), Scope.ALL, entry.figure(), label));
    }

    @Nullable
    Reporter ofUes(Measurements wanted, List<UeId> ids, boolean isSingle) {
        int[] candidates = ids.stream()
                .mapToInt(readings.identities()::ue)
                .filter(ue -> ue != NetworkIdentities.NONE)
                .distinct()
                .toArray();
        List<UeReporter.@Nullable Slot> slots = ueSlots(wanted);
        return candidates.length == 0 || slots == null
                ? null
                : new UeReporter(frame, plain(wanted.items()), slots, candidates, isSingle, null);
    }

    @Nullable
    Reporter ofMatching(MatchingUes wanted) {
        IntPredicate matching = conditions.all(wanted.conditions().stream()
                .map(condition -> new Joined(condition.testCondition(), condition.logicalOr()))
                .toList());
        List<UeReporter.@Nullable Slot> slots = ueSlots(wanted.measurements());
        int[] everybody = IntStream.range(0, readings.ues().size()).toArray();
        return matching == null || slots == null
                ? null
                : new UeReporter(frame, plain(wanted.measurements().items()), slots, everybody, false, matching);
    }

    /** {@code null} when there is nothing of it. */
    private @Nullable List<UeReporter.@Nullable Slot> ueSlots(Measurements wanted) {
        List<UeReporter.@Nullable Slot> slots = new ArrayList<>();
        boolean hasAny = false;
        for (MeasurementItem item : wanted.items()) {
            Offer.Entry entry = offer.find(item.type());
            for (MeasurementLabel label : labels(item)) {
                Scope scope = entry == null || !entry.figure().isOfUes() ? null : scope(entry, label);
                hasAny |= scope != null;
                slots.add(
                        entry == null || scope == null
                                ? null
                                : new UeReporter.Slot(
                                        new Column.OfUes(entry, scope, readings, null),
                                        ReportFrame.listed(scope),
                                        label));
            }
        }
        return hasAny ? slots : null;
    }

    @Nullable
    Reporter ofConditions(PerMeasurementCondition wanted) {
        List<CellReporter.@Nullable Slot> slots = new ArrayList<>();
        List<@Nullable IntPredicate> matching = new ArrayList<>();
        boolean hasAny = false;
        for (MeasurementCondition condition : wanted.conditions()) {
            Split split = split(condition.matchingConditions());
            Offer.Entry entry = offer.find(condition.type());
            IntPredicate test = split == null || split.tests.isEmpty() ? null : conditions.all(split.tests);
            if (split == null || !split.tests.isEmpty() && test == null) {
                return null;
            }
            CellReporter.Slot slot = entry == null
                    ? null
                    : test == null ? cellSlot(entry, split.label) : matchedSlot(entry, split.label, test);
            hasAny |= slot != null;
            slots.add(slot);
            matching.add(test);
        }
        return hasAny ? new ConditionReporter(frame, wanted.conditions(), slots, matching) : null;
    }

    private CellReporter.@Nullable Slot matchedSlot(Offer.Entry entry, MeasurementLabel label, IntPredicate test) {
        Scope scope = scope(entry, label);
        return scope == null || !entry.figure().isOfUes()
                ? null
                : new CellReporter.Slot(
                        new Column.OfUes(entry, scope, readings, test),
                        frame.subject(ReportFrame.listed(scope), Scope.ALL, entry.figure(), label));
    }

    /** The one label and the tests of a condition. */
    private record Split(MeasurementLabel label, List<Joined> tests) {}

    /** {@code null} when there are several labels, or one of them as an alternative. */
    private static @Nullable Split split(List<MatchingCondition> conditions) {
        List<Joined> tests = new ArrayList<>();
        List<MeasurementLabel> labels = new ArrayList<>();
        boolean hasAlternatives = false;
        for (MatchingCondition condition : conditions) {
            hasAlternatives |= condition.logicalOr() && conditions.size() > 1;
            switch (condition.criterion()) {
                case MeasurementLabel label -> labels.add(label);
                case TestCondition test -> tests.add(new Joined(test, condition.logicalOr()));
                default -> {
                    return null;
                }
            }
        }
        return labels.size() > 1 || hasAlternatives && !labels.isEmpty()
                ? null
                : new Split(labels.isEmpty() ? MeasurementLabel.NO_LABEL : labels.getFirst(), tests);
    }

    private @Nullable Scope scope(Offer.Entry entry, MeasurementLabel label) {
        return Scope.of(label, entry, readings.identities(), frame.cells());
    }

    private static List<MeasurementLabel> labels(MeasurementItem item) {
        return item.labels().isEmpty() ? List.of(MeasurementLabel.NO_LABEL) : item.labels();
    }

    private static List<MeasurementItem> plain(List<MeasurementItem> items) {
        return items.stream()
                .map(item -> MeasurementItem.of(item.type(), item.labels()))
                .toList();
    }
}
