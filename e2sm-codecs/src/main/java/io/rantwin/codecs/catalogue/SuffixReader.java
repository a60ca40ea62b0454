package io.rantwin.codecs.catalogue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Explains the part of a reported name behind the family name. TS 28.552 writes dimensions with placeholders
 * ({@code .5QI}, {@code .BinX}, {@code .cause}); senders write the placeholder, a value, or both.
 */
final class SuffixReader {
    private static final String FILTER = "_filter";
    private static final Pattern BIN = Pattern.compile("bin[_-]?([xyz]?)\\d*");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern QUANTITY = Pattern.compile("(rs-|ss-)?(rsrp|rsrq|sinr)(-converted)?");
    private static final Map<String, LabelDimension> KEYWORDS = Map.ofEntries(
            Map.entry("ueid", LabelDimension.UE),
            Map.entry("5qi", LabelDimension.FIVE_QI),
            Map.entry("qos", LabelDimension.FIVE_QI),
            Map.entry("qfi", LabelDimension.QFI),
            Map.entry("qci", LabelDimension.QCI),
            Map.entry("snssai", LabelDimension.S_NSSAI),
            Map.entry("s-nssai", LabelDimension.S_NSSAI),
            Map.entry("plmn", LabelDimension.PLMN),
            Map.entry("plmnid", LabelDimension.PLMN),
            Map.entry("ssb", LabelDimension.SSB),
            Map.entry("sum", LabelDimension.SUM),
            Map.entry("tot", LabelDimension.SUM),
            Map.entry("bwp", LabelDimension.BWP),
            Map.entry("nci", LabelDimension.TARGET_CELL),
            Map.entry("ecgi", LabelDimension.TARGET_CELL),
            Map.entry("qpsk", LabelDimension.MODULATION),
            Map.entry("16qam", LabelDimension.MODULATION),
            Map.entry("64qam", LabelDimension.MODULATION),
            Map.entry("256qam", LabelDimension.MODULATION),
            Map.entry("1024qam", LabelDimension.MODULATION));
    /** Placeholders after which a number is the value of the same dimension, as in {@code .5QI.9}. */
    private static final Set<LabelDimension> TAKES_VALUE = EnumSet.of(
            LabelDimension.FIVE_QI,
            LabelDimension.QFI,
            LabelDimension.QCI,
            LabelDimension.S_NSSAI,
            LabelDimension.PLMN,
            LabelDimension.SSB,
            LabelDimension.BWP,
            LabelDimension.TARGET_CELL,
            LabelDimension.UE);

    private final Measurement measurement;
    private final List<NameSuffix> suffixes = new ArrayList<>();

    SuffixReader(Measurement measurement) {
        this.measurement = measurement;
    }

    /** Reads the parts separated by dots; {@code rest} starts with the first part, without a dot. */
    List<NameSuffix> read(String rest) {
        for (String part : rest.split("\\.", -1)) {
            if (part.toLowerCase(Locale.ROOT).endsWith(FILTER)) {
                int filterAt = part.length() - FILTER.length();
                if (filterAt > 0) {
                    add(part.substring(0, filterAt));
                }
                suffixes.add(new NameSuffix(part.substring(filterAt), LabelDimension.FILTER));
            } else {
                add(part);
            }
        }
        return suffixes;
    }

    private void add(String part) {
        suffixes.add(new NameSuffix(part, dimensionOf(part)));
    }

    private @Nullable LabelDimension dimensionOf(String part) {
        String lower = part.toLowerCase(Locale.ROOT);
        @Nullable LabelDimension keyword = KEYWORDS.get(lower);
        if (keyword != null) {
            return keyword;
        }
        var bin = BIN.matcher(lower);
        if (bin.matches()) {
            return binAxis(bin.group(1));
        }
        if (allows(LabelDimension.QUANTITY) && QUANTITY.matcher(lower).matches()) {
            return LabelDimension.QUANTITY;
        }
        if (NUMBER.matcher(lower).matches()) {
            return numbered();
        }
        if (lower.equals("x") && allows(LabelDimension.LAYER)) {
            return LabelDimension.LAYER;
        }
        // A cause is free text, so it is what remains; an empty part is never one.
        return allows(LabelDimension.CAUSE) && !part.isEmpty() ? LabelDimension.CAUSE : null;
    }

    private @Nullable LabelDimension numbered() {
        if (!suffixes.isEmpty()) {
            @Nullable LabelDimension previous = suffixes.getLast().dimension();
            if (previous != null && TAKES_VALUE.contains(previous)) {
                return previous;
            }
        }
        for (LabelDimension candidate :
                List.of(LabelDimension.LAYER, LabelDimension.NEIGHBOUR, LabelDimension.SSB, LabelDimension.CAUSE)) {
            if (allows(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private @Nullable LabelDimension binAxis(String letter) {
        return switch (letter) {
            case "x" -> LabelDimension.BIN_X;
            case "y" -> LabelDimension.BIN_Y;
            case "z" -> LabelDimension.BIN_Z;
            default -> nextAxis();
        };
    }

    private @Nullable LabelDimension nextAxis() {
        for (LabelDimension axis : List.of(LabelDimension.BIN_X, LabelDimension.BIN_Y, LabelDimension.BIN_Z)) {
            if (allows(axis) && suffixes.stream().noneMatch(suffix -> suffix.dimension() == axis)) {
                return axis;
            }
        }
        return null;
    }

    private boolean allows(LabelDimension dimension) {
        return measurement.labels().contains(dimension);
    }
}
