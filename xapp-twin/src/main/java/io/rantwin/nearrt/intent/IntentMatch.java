package io.rantwin.nearrt.intent;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.catalogue.MeasurementMatch;
import io.rantwin.codecs.identity.CellGlobalId;
import io.rantwin.codecs.identity.Snssai;
import io.rantwin.codecs.kpm.BinRangeDefinition;
import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmActionDefinition.MatchingUeCondition;
import io.rantwin.codecs.kpm.KpmActionDefinition.MatchingUes;
import io.rantwin.codecs.kpm.KpmActionDefinition.Measurements;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.AnnouncedMeasurement;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.ReportStyle;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.codecs.kpm.MeasurementType;
import io.rantwin.codecs.kpm.TestCondition;
import io.rantwin.codecs.kpm.TestCondition.Expression;
import io.rantwin.codecs.kpm.TestCondition.Property;
import io.rantwin.codecs.kpm.TestCondition.TestValue;
import io.rantwin.codecs.per.Octets;
import io.rantwin.nearrt.configuration.MeasurementIntent;
import io.rantwin.nearrt.configuration.MeasurementIntent.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of an intent a node can tell.
 *
 * @param style report style; 0 when there is none
 * @param items what to ask for; empty when nothing is offered
 * @param missing measurements of the intent that the node does not offer, but for those that may be missing
 */
record IntentMatch(int style, List<MeasurementItem> items, List<String> missing) {
    private static final int STYLE_NODE = 1;
    private static final int STYLE_MATCHING_UES = 4;

    IntentMatch {
        items = List.copyOf(items);
        missing = List.copyOf(missing);
    }

    /** Matches an intent with what a node announces. */
    static IntentMatch of(
            MeasurementIntent intent, KpmRanFunctionDefinition definition, MeasurementCatalogue catalogue) {
        ReportStyle style = style(intent, definition);
        if (style == null) {
            return new IntentMatch(
                    0,
                    List.of(),
                    intent.measurements().stream()
                            .filter(wanted -> !MeasurementIntent.isOptional(wanted))
                            .toList());
        }
        List<MeasurementItem> items = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String wanted : intent.measurements()) {
            AnnouncedMeasurement found = found(wanted, style.measurements(), catalogue);
            if (found == null) {
                if (!MeasurementIntent.isOptional(wanted)) {
                    missing.add(wanted);
                }
            } else {
                items.add(MeasurementItem.of(
                        MeasurementType.named(found.measName()), labels(intent, found.binRangeDefinition())));
            }
        }
        return new IntentMatch((int) style.type(), items, missing);
    }

    private static @Nullable ReportStyle style(MeasurementIntent intent, KpmRanFunctionDefinition definition) {
        List<Integer> preferred = !intent.styles().isEmpty()
                ? intent.styles()
                : List.of(intent.level() == Level.UE ? STYLE_MATCHING_UES : STYLE_NODE);
        for (int type : preferred) {
            for (ReportStyle style : definition.reportStyles()) {
                if (style.type() == type && (type == STYLE_NODE || type == STYLE_MATCHING_UES)) {
                    return style;
                }
            }
        }
        return null;
    }

    /** A node that announces a style without any names is asked for all of them. */
    private static @Nullable AnnouncedMeasurement found(
            String wanted, List<AnnouncedMeasurement> offered, MeasurementCatalogue catalogue) {
        String[] choices = wanted.replace("?", "").split("\\|");
        if (offered.isEmpty()) {
            return new AnnouncedMeasurement(choices[0].strip(), null, null);
        }
        for (String choice : choices) {
            String name = choice.strip();
            for (AnnouncedMeasurement each : offered) {
                if (each.measName().equals(name)) {
                    return each;
                }
            }
            MeasurementMatch family = catalogue.find(name);
            for (AnnouncedMeasurement each : offered) {
                MeasurementMatch other = catalogue.find(each.measName());
                // Nodes spell names in other ways, and want them spelled so.
                if (family != null
                        && other != null
                        && other.measurement()
                                .name()
                                .equals(family.measurement().name())
                        && other.suffixes().equals(family.suffixes())) {
                    return each;
                }
            }
        }
        return null;
    }

    private static List<MeasurementLabel> labels(MeasurementIntent intent, @Nullable BinRangeDefinition bins) {
        List<MeasurementLabel> labels = new ArrayList<>();
        List<@Nullable Long> indices = new ArrayList<>();
        if (bins == null) {
            indices.add(null);
        } else {
            bins.x().forEach(bin -> indices.add(bin.binIndex()));
        }
        boolean sliced = intent.level() == Level.SLICE;
        for (String slice : sliced ? intent.slices() : List.of("")) {
            for (Long index : indices) {
                if (slice.isEmpty() && index == null) {
                    labels.add(MeasurementLabel.NO_LABEL);
                } else {
                    MeasurementLabel.Builder label = MeasurementLabel.builder().distBinX(index);
                    labels.add((slice.isEmpty() ? label : label.sliceId(slice(slice))).build());
                }
            }
        }
        return labels;
    }

    private static Snssai slice(String text) {
        int dash = text.indexOf('-');
        return dash < 0
                ? new Snssai(Integer.parseInt(text), null)
                : new Snssai(Integer.parseInt(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1), 16));
    }

    /** The action that asks for it. */
    KpmActionDefinition action(MeasurementIntent intent, long granularityPeriodMillis, @Nullable CellGlobalId cell) {
        Measurements measurements = Measurements.of(items, granularityPeriodMillis, cell);
        return style == STYLE_MATCHING_UES
                ? new KpmActionDefinition(style, new MatchingUes(conditions(intent), measurements))
                : new KpmActionDefinition(style, measurements);
    }

    /** UEs of the slices that are named, or all that have one. */
    private static List<MatchingUeCondition> conditions(MeasurementIntent intent) {
        if (intent.slices().isEmpty()) {
            return List.of(new MatchingUeCondition(
                    new TestCondition(Property.S_NSSAI, Expression.PRESENT, new TestValue.IntegerValue(1)), false));
        }
        List<MatchingUeCondition> conditions = new ArrayList<>();
        for (int i = 0; i < intent.slices().size(); i++) {
            Snssai slice = slice(intent.slices().get(i));
            Octets sd = slice.sdOctets();
            byte[] octets = sd == null
                    ? new byte[] {(byte) slice.sst()}
                    : new byte[] {(byte) slice.sst(), (byte) sd.at(0), (byte) sd.at(1), (byte) sd.at(2)};
            conditions.add(new MatchingUeCondition(
                    new TestCondition(
                            Property.S_NSSAI, Expression.EQUAL, new TestValue.OctetStringValue(Octets.of(octets))),
                    i < intent.slices().size() - 1));
        }
        return conditions;
    }
}
