package io.rantwin.a1.validation;

import io.rantwin.a1.policy.Attribute;
import io.rantwin.a1.policy.Objectives;
import io.rantwin.a1.policy.QoeAttribute;
import io.rantwin.a1.policy.QosAttribute;
import io.rantwin.a1.policy.QosId;
import io.rantwin.a1.policy.Range;
import io.rantwin.a1.policy.Reliability;
import io.rantwin.a1.policy.Scope;
import io.rantwin.a1.policy.UeLevelAttribute;
import io.rantwin.a1.policy.UeLevelObjectives;
import io.rantwin.a1.schema.Rule;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules of objectives of flows and of UEs. */
final class QualityRules {
    /** Standardised 5QIs without a guaranteed bit rate (TS 23.501, table 5.7.4-1). */
    private static final Set<Integer> NON_GBR_5QIS = Set.of(5, 6, 7, 8, 9, 10, 69, 70, 79, 80);

    /** Standardised QCIs without a guaranteed bit rate (TS 23.203, table 6.1.7). */
    private static final Set<Integer> NON_GBR_QCIS = Set.of(5, 6, 7, 8, 9, 10, 69, 70, 79, 80);

    private static final BigDecimal DELAY_STEP_MILLIS = new BigDecimal("0.1");

    private QualityRules() {}

    static void qos(Scope scope, Objectives<QosAttribute> objectives, Findings findings) {
        String pointer = "/qosObjectives";
        ranges(pointer, objectives, findings);
        noMoreThan(pointer, objectives, QosAttribute.GFBR, QosAttribute.MFBR, findings);
        boolean isNonGbr = switch (scope.qosId()) {
            case QosId.FiveQi(int value) -> NON_GBR_5QIS.contains(value);
            case QosId.Qci(int value) -> NON_GBR_QCIS.contains(value);
            case null -> false;
        };
        if (isNonGbr && objectives.get(QosAttribute.GFBR) != null) {
            findings.remark(
                    Rule.NO_EFFECT,
                    pointer + "/gfbr",
                    scope.qosId()
                            + " has no guaranteed bit rate by its standard: there is no flow to guarantee it for");
        }
    }

    static void qoe(Objectives<QoeAttribute> objectives, Findings findings) {
        ranges("/qoeObjectives", objectives, findings);
    }

    static void ueLevel(UeLevelObjectives objectives, Findings findings) {
        String pointer = "/ueLevelObjectives";
        ranges(pointer, objectives.values(), findings);
        delaySteps(pointer, objectives.values(), UeLevelAttribute.UL_PACKET_DELAY, findings);
        delaySteps(pointer, objectives.values(), UeLevelAttribute.DL_PACKET_DELAY, findings);
        reliability(pointer + "/dlReliability", objectives.dlReliability(), findings);
        reliability(pointer + "/ulReliability", objectives.ulReliability(), findings);
    }

    static void reliability(String pointer, @Nullable Reliability reliability, Findings findings) {
        if (reliability != null) {
            findings.range(pointer + "/packetSize", reliability.packetSizeBytes(), "bytes", Range.POSITIVE_COUNT);
            findings.range(pointer + "/userPlaneLatency", reliability.userPlaneLatencyMillis(), "ms", Range.POSITIVE);
            findings.range(pointer + "/successProbability", reliability.successProbability(), "", Range.RATIO);
        }
    }

    static <A extends Enum<A> & Attribute> void ranges(String pointer, Objectives<A> objectives, Findings findings) {
        objectives
                .values()
                .forEach((attribute, value) ->
                        findings.range(pointer + "/" + attribute.member(), value, attribute.unit(), attribute.range()));
    }

    /** A guaranteed or partial value above the one that bounds it. */
    static <A extends Enum<A> & Attribute> void noMoreThan(
            String pointer, Objectives<A> objectives, A low, A high, Findings findings) {
        Double lowValue = objectives.get(low);
        Double highValue = objectives.get(high);
        if (lowValue != null && highValue != null && lowValue > highValue) {
            findings.mistake(
                    Rule.CONTRADICTION,
                    pointer + "/" + low.member(),
                    Objectives.plain(lowValue) + " is more than the " + Objectives.plain(highValue) + " of "
                            + high.member() + " (both " + low.unit() + ")");
        }
    }

    private static void delaySteps(
            String pointer, Objectives<UeLevelAttribute> objectives, UeLevelAttribute attribute, Findings findings) {
        Double millis = objectives.get(attribute);
        if (millis != null
                && attribute.range().contains(millis)
                && BigDecimal.valueOf(millis).remainder(DELAY_STEP_MILLIS).signum() != 0) {
            findings.remark(
                    Rule.OUT_OF_RANGE,
                    pointer + "/" + attribute.member(),
                    millis + " ms is between two steps of 0.1 ms; a RIC may round it");
        }
    }
}
