package io.rantwin.a1.conflict;

import io.rantwin.a1.conflict.Demand.AtLeast;
import io.rantwin.a1.conflict.Demand.AtMost;
import io.rantwin.a1.conflict.Demand.Sets;
import io.rantwin.a1.policy.Attribute;
import io.rantwin.a1.policy.Objectives;
import io.rantwin.a1.policy.QoeAttribute;
import io.rantwin.a1.policy.QosAttribute;
import io.rantwin.a1.policy.Reliability;
import io.rantwin.a1.policy.SliceSlaAttribute;
import io.rantwin.a1.policy.UeLevelAttribute;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What numeric attributes ask for: a floor, a ceiling or a value, of a target that several attributes may share. */
final class NumberClaims {
    private enum Sense {
        FLOOR,
        CEILING,
        VALUE
    }

    private record Meaning(String target, Sense sense) {}

    private NumberClaims() {}

    static <A extends Enum<A> & Attribute> void add(
            List<Claim> claims, Audience audience, Area area, Objectives<A> objectives) {
        for (Map.Entry<A, Double> objective : objectives.values().entrySet()) {
            Attribute attribute = objective.getKey();
            Meaning meaning = meaning(attribute);
            double value = objective.getValue();
            String number = Objectives.plain(value) + (attribute.unit().isEmpty() ? "" : " " + attribute.unit());
            String name = " (" + attribute.member() + ")";
            claims.add(
                    switch (meaning.sense()) {
                        case FLOOR ->
                            new Claim(
                                    meaning.target(),
                                    audience,
                                    area,
                                    new AtLeast(value),
                                    "wants a " + meaning.target() + " of at least " + number + name);
                        case CEILING ->
                            new Claim(
                                    meaning.target(),
                                    audience,
                                    area,
                                    new AtMost(value),
                                    "allows a " + meaning.target() + " of at most " + number + name);
                        case VALUE ->
                            new Claim(
                                    meaning.target(),
                                    audience,
                                    area,
                                    Sets.number(value),
                                    "sets the " + meaning.target() + " to " + number + name);
                    });
        }
    }

    static void add(
            List<Claim> claims, Audience audience, Area area, String direction, @Nullable Reliability reliability) {
        if (reliability != null) {
            String target = direction + " share of packets of " + Objectives.plain(reliability.packetSizeBytes())
                    + " bytes within " + Objectives.plain(reliability.userPlaneLatencyMillis()) + " ms";
            claims.add(new Claim(
                    target,
                    audience,
                    area,
                    new AtLeast(reliability.successProbability()),
                    "wants a " + target + " of at least " + Objectives.plain(reliability.successProbability())));
        }
    }

    private static Meaning meaning(Attribute attribute) {
        return switch (attribute) {
            case QosAttribute qos -> ofFlow(qos);
            case QoeAttribute qoe -> qoe == QoeAttribute.QOE_SCORE ? floor("QoE score") : ceiling(qoe.member());
            case UeLevelAttribute ue -> ofUe(ue);
            case SliceSlaAttribute slice -> ofSlice(slice);
        };
    }

    private static Meaning ofFlow(QosAttribute qos) {
        return switch (qos) {
            case GFBR -> floor("rate of a flow");
            case MFBR -> ceiling("rate of a flow");
            case PRIORITY_LEVEL -> value("priority level");
            case PDB -> ceiling("packet delay");
        };
    }

    private static Meaning ofUe(UeLevelAttribute ue) {
        return switch (ue) {
            case UL_THROUGHPUT -> floor("uplink rate of a UE");
            case DL_THROUGHPUT -> floor("downlink rate of a UE");
            case UL_PACKET_DELAY -> ceiling("uplink packet delay of a UE");
            case DL_PACKET_DELAY -> ceiling("downlink packet delay of a UE");
            case UL_PDCP_SDU_PACKET_LOSS_RATE, DL_RLC_SDU_PACKET_LOSS_RATE -> ceiling(ue.member());
        };
    }

    private static Meaning ofSlice(SliceSlaAttribute slice) {
        return switch (slice) {
            case GUA_DL_THPT_PER_SLICE -> floor("downlink rate of the slice");
            case MAX_DL_THPT_PER_SLICE -> ceiling("downlink rate of the slice");
            case GUA_UL_THPT_PER_SLICE -> floor("uplink rate of the slice");
            case MAX_UL_THPT_PER_SLICE -> ceiling("uplink rate of the slice");
            case MAX_DL_THPT_PER_UE -> ceiling("downlink rate of a UE");
            case MAX_UL_THPT_PER_UE -> ceiling("uplink rate of a UE");
            case MAX_DL_PACKET_DELAY_PER_UE -> ceiling("downlink packet delay of a UE");
            case MAX_UL_PACKET_DELAY_PER_UE -> ceiling("uplink packet delay of a UE");
            case MAX_DL_PDCP_SDU_PACKET_LOSS_RATE_PER_UE,
                    MAX_UL_RLC_SDU_PACKET_LOSS_RATE_PER_UE,
                    MAX_DL_JITTER_PER_UE,
                    MAX_UL_JITTER_PER_UE -> ceiling(slice.member());
            case MAX_NUMBER_OF_UES,
                    MAX_NUMBER_OF_PDU_SESSIONS,
                    DL_SLICE_PRIORITY,
                    UL_SLICE_PRIORITY,
                    MAX_DL_PKT_SIZE,
                    MAX_UL_PKT_SIZE -> value(slice.member());
        };
    }

    private static Meaning floor(String target) {
        return new Meaning(target, Sense.FLOOR);
    }

    private static Meaning ceiling(String target) {
        return new Meaning(target, Sense.CEILING);
    }

    private static Meaning value(String target) {
        return new Meaning(target, Sense.VALUE);
    }
}
