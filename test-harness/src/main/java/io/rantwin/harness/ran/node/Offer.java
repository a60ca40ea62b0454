package io.rantwin.harness.ran.node;

import io.rantwin.codecs.catalogue.LabelDimension;
import io.rantwin.codecs.catalogue.Measurement;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.catalogue.MeasurementMatch;
import io.rantwin.codecs.catalogue.UnitProfile;
import io.rantwin.codecs.catalogue.UnitProfiles;
import io.rantwin.codecs.catalogue.ValueType;
import io.rantwin.codecs.kpm.BinRangeDefinition;
import io.rantwin.codecs.kpm.BinRangeDefinition.BinRange;
import io.rantwin.codecs.kpm.BinRangeValue;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.AnnouncedMeasurement;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.codecs.kpm.MeasurementType;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.harness.ran.network.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The measurements that nodes of one role offer, with what the catalogue says of them. Immutable. */
final class Offer {
    private static final long LARGEST_INTEGER = 0xffff_ffffL;
    private static final int RANK = 1;
    /** CQI and MCS of the simulation are those of the tables up to 256QAM, the second ones of TS 38.214 clause 5. */
    private static final int TABLE = 2;

    private static final int MCS_BINS = 28;

    private final List<Entry> entries = new ArrayList<>();
    private final boolean hasBins;

    /**
     * A figure and its family in the catalogue.
     *
     * @param factor what the catalogue's unit is in the unit of the nodes' version of E2SM-KPM: volumes in Mbit before v03
     */
    record Entry(Figure figure, Measurement measurement, double factor) {
        /** As the catalogue's type wants it: rounded half up, or as it is. NaN is noValue. */
        RecordValue value(double inCatalogueUnit) {
            if (Double.isNaN(inCatalogueUnit)) {
                return RecordValue.NO_VALUE;
            }
            double figure = inCatalogueUnit * factor;
            if (measurement.valueType() == ValueType.INTEGER && figure >= -0.5 && figure < LARGEST_INTEGER) {
                return new RecordValue.IntegerValue(Math.round(figure));
            }
            return new RecordValue.RealValue(figure);
        }
    }

    /** @throws IllegalStateException when the catalogue lacks a name, which the tests rule out */
    Offer(MeasurementCatalogue catalogue, NodeRole role, NodePlan plan) {
        this(
                catalogue,
                role,
                plan.kpm() != KpmVersion.V2_00 && plan.kpm() != KpmVersion.V2_01,
                switch (plan.kpm()) {
                    case V1_00, V3_00, V4_00 -> UnitProfile.STANDARD;
                    case V2_00, V2_01, V2_03 -> unitsOfTs28552(catalogue);
                });
    }

    private Offer(MeasurementCatalogue catalogue, NodeRole role, boolean hasBins, UnitProfile units) {
        this.hasBins = hasBins;
        for (Figure figure : Figure.values()) {
            if (figure.isOf(role)) {
                MeasurementMatch match = catalogue.find(figure.measName());
                if (match == null || !match.isExact() || !match.suffixes().isEmpty()) {
                    throw new IllegalStateException("the catalogue has no measurement " + figure.measName());
                }
                Measurement measurement = match.measurement();
                entries.add(new Entry(
                        figure,
                        measurement,
                        1 / units.toCatalogueUnit(measurement, 1).orElse(1)));
            }
        }
    }

    /** What files of PM counters have: all, in the units of TS 28.552. */
    static Offer ofFiles(MeasurementCatalogue catalogue) {
        return new Offer(catalogue, NodeRole.GNB, true, unitsOfTs28552(catalogue));
    }

    /** E2SM-KPM before v03 had them, too. */
    private static UnitProfile unitsOfTs28552(MeasurementCatalogue catalogue) {
        return Objects.requireNonNull(UnitProfiles.bundled(catalogue).find("kpm-v2"), "kpm-v2");
    }

    /** All of it. */
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** What is announced of it; numbers are the same in all styles. */
    List<AnnouncedMeasurement> announced(Predicate<Figure> which) {
        List<AnnouncedMeasurement> announced = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Figure figure = entries.get(i).figure();
            if (which.test(figure)) {
                announced.add(new AnnouncedMeasurement(figure.measName(), (long) i + 1, hasBins ? bins(figure) : null));
            }
        }
        return announced;
    }

    /** The entry that is meant, {@code null} when it is not offered. {@code .Sum} behind a name that has causes is the name. */
    @Nullable
    Entry find(MeasurementType type) {
        return switch (type) {
            case MeasurementType.ById(long id) -> id >= 1 && id <= entries.size() ? entries.get((int) id - 1) : null;
            case MeasurementType.ByName(String name) -> {
                for (Entry entry : entries) {
                    String own = entry.figure().measName();
                    if (own.equals(name)
                            || entry.measurement().labels().contains(LabelDimension.SUM)
                                    && name.equalsIgnoreCase(own + ".sum")) {
                        yield entry;
                    }
                }
                yield null;
            }
            default -> null;
        };
    }

    /**
     * The bin that labels name: CQI, MCS or SS-RSRP level.
     *
     * @return -1 when there is no such bin
     */
    static int bin(Figure.Kind kind, @Nullable Long x, @Nullable Long y, @Nullable Long z) {
        return switch (kind) {
            case CQI -> isOrLeftOut(y, RANK) && isOrLeftOut(z, TABLE) ? place(x, Account.CQI_BINS) : -1;
            case MCS -> isOrLeftOut(x, RANK) && isOrLeftOut(y, TABLE) ? place(z, MCS_BINS) : -1;
            case RSRP -> y == null && z == null ? place(x, Account.RSRP_BINS) : -1;
            default -> -1;
        };
    }

    private static boolean isOrLeftOut(@Nullable Long index, int only) {
        return index == null || index == only;
    }

    private static int place(@Nullable Long index, int bins) {
        return index == null || index < 1 || index > bins ? -1 : (int) (index - 1);
    }

    private static @Nullable BinRangeDefinition bins(Figure figure) {
        List<BinRange> rank = List.of(range(1, RANK));
        List<BinRange> tables = List.of(range(TABLE, TABLE));
        return switch (figure.kind()) {
            case CQI -> new BinRangeDefinition(ranges(Account.CQI_BINS), rank, tables);
            case MCS -> new BinRangeDefinition(rank, tables, ranges(MCS_BINS));
            case RSRP -> new BinRangeDefinition(ranges(Account.RSRP_BINS), List.of(), List.of());
            default -> null;
        };
    }

    /** Bin n is the figure n - 1. */
    private static List<BinRange> ranges(int count) {
        return IntStream.range(0, count).mapToObj(i -> range(i + 1, i)).toList();
    }

    private static BinRange range(int index, int figure) {
        return new BinRange(index, new BinRangeValue.IntegerValue(figure), new BinRangeValue.IntegerValue(figure));
    }
}
