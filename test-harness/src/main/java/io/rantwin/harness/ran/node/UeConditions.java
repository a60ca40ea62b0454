package io.rantwin.harness.ran.node;

import io.rantwin.codecs.identity.Snssai;
import io.rantwin.codecs.kpm.TestCondition;
import io.rantwin.codecs.kpm.TestCondition.Expression;
import io.rantwin.codecs.kpm.TestCondition.Property;
import io.rantwin.codecs.kpm.TestCondition.TestValue;
import io.rantwin.codecs.per.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Turns the test conditions of E2SM-KPM into questions about users that are connected. Known are S-NSSAI, 5QI, GBR, CQI and RSRP;
 * an RSRP of 0 or more is a level of TS 38.133, below 0 it is in dBm.
 */
final class UeConditions {
    private final Readings readings;

    UeConditions(Readings readings) {
        this.readings = readings;
    }

    /** One test and how the next one is joined. */
    record Joined(TestCondition test, boolean logicalOr) {}

    /** The tests joined, AND before OR; {@code null} when one of them is not understood. */
    @Nullable
    IntPredicate all(List<Joined> tests) {
        List<IntPredicate> groups = new ArrayList<>();
        IntPredicate group = _ -> true;
        for (int i = 0; i < tests.size(); i++) {
            IntPredicate one = test(tests.get(i).test());
            if (one == null) {
                return null;
            }
            group = group.and(one);
            if (tests.get(i).logicalOr() || i == tests.size() - 1) {
                groups.add(group);
                group = _ -> true;
            }
        }
        return ue -> {
            for (IntPredicate each : groups) {
                if (each.test(ue)) {
                    return true;
                }
            }
            return groups.isEmpty();
        };
    }

    private @Nullable IntPredicate test(TestCondition test) {
        if (!(test.type() instanceof Property property)) {
            return null;
        }
        return switch (property) {
            case S_NSSAI -> slice(test);
            case FIVE_QI -> number(test, ue -> readings.ues().trafficClass(ue).fiveQi());
            case CQI -> number(test, ue -> readings.ues().cqi(ue));
            case RSRP ->
                number(test, isLevel(test.value()) ? ue -> readings.level(Figure.Kind.UE_RSRP, ue) : readings::rsrpDbm);
            case GBR -> guaranteed(test);
            case AMBR, IS_STAT, IS_CAT_M, RSRQ, UL_RSRP, QCI -> null;
        };
    }

    private static boolean isPresence(TestCondition test) {
        return test.expression() == null
                ? test.value() == null
                : test.expression().equals(Expression.PRESENT);
    }

    private @Nullable IntPredicate slice(TestCondition test) {
        if (isPresence(test)) {
            return _ -> true;
        }
        Snssai wanted = switch (test.value()) {
            case TestValue.OctetStringValue(Octets octets)
            when octets.length() == 1 || octets.length() == 4 ->
                new Snssai(octets.at(0) & 0xff, octets.length() == 1 ? null : (Integer) differentiator(octets));
            case TestValue.IntegerValue(long sst) when sst >= 0 && sst <= 255 -> new Snssai((int) sst, null);
            case null, default -> null;
        };
        if (wanted == null || !Expression.EQUAL.equals(test.expression())) {
            return null;
        }
        int slice = readings.identities().slice(wanted);
        return ue -> readings.ues().slice(ue) == slice;
    }

    private static int differentiator(Octets octets) {
        return (octets.at(1) & 0xff) << 16 | (octets.at(2) & 0xff) << 8 | octets.at(3) & 0xff;
    }

    private static boolean isLevel(@Nullable TestValue value) {
        Double number = number(value);
        return number == null || number >= 0;
    }

    private static @Nullable Double number(@Nullable TestValue value) {
        return switch (value) {
            case TestValue.IntegerValue(long number) -> (double) number;
            case TestValue.RealValue(double number) -> number;
            case null, default -> null;
        };
    }

    private static @Nullable IntPredicate number(TestCondition test, IntToDoubleFunction figure) {
        if (isPresence(test)) {
            return _ -> true;
        }
        Double bound = number(test.value());
        if (bound == null || test.expression() == null) {
            return null;
        }
        double limit = bound;
        return switch (test.expression().name()) {
            case "equal" -> ue -> figure.applyAsDouble(ue) == limit;
            case "greaterthan" -> ue -> figure.applyAsDouble(ue) > limit;
            case "lessthan" -> ue -> figure.applyAsDouble(ue) < limit;
            default -> null;
        };
    }

    /** TS 23.501 table 5.7.4-1: GBR 1 to 4, 65 to 67, 71 to 76; delay-critical GBR 82 to 90. */
    private @Nullable IntPredicate guaranteed(TestCondition test) {
        boolean isWanted = switch (test.value()) {
            case TestValue.BooleanValue(boolean value) -> value;
            case null, default -> true;
        };
        if (!isPresence(test)
                && !(test.value() instanceof TestValue.BooleanValue && Expression.EQUAL.equals(test.expression()))) {
            return null;
        }
        return ue -> isGuaranteed(readings.ues().trafficClass(ue).fiveQi()) == isWanted;
    }

    private static boolean isGuaranteed(int fiveQi) {
        return fiveQi >= 1 && fiveQi <= 4
                || fiveQi >= 65 && fiveQi <= 67
                || fiveQi >= 71 && fiveQi <= 76
                || fiveQi >= 82 && fiveQi <= 90;
    }
}
