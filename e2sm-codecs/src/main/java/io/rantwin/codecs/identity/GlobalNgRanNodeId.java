package io.rantwin.codecs.identity;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value.ChoiceValue;

/** GlobalNGRANNodeID (O-RAN E2SM common IE): a gNB or ng-eNB, or a node kind that only a newer version has. */
public sealed interface GlobalNgRanNodeId permits GlobalNodeId, UnrecognizedChoice {
    /** From the IE GlobalNGRANNodeID. */
    static GlobalNgRanNodeId from(ChoiceValue node) {
        return switch (node.alternative()) {
            case "gNB" -> GlobalNodeId.from(GlobalNodeId.Kind.GNB, (SequenceValue) node.value());
            case "ng-eNB" -> GlobalNodeId.from(GlobalNodeId.Kind.NG_ENB, (SequenceValue) node.value());
            default -> UnrecognizedChoice.from(node);
        };
    }

    /**
     * The IE GlobalNGRANNodeID.
     *
     * @throws IllegalArgumentException for an eNB, which the IE has no place for
     */
    static ChoiceValue toValue(GlobalNgRanNodeId node) {
        return switch (node) {
            case GlobalNodeId known -> new ChoiceValue(known.kind().ngRanAlternative(), known.toValue());
            case UnrecognizedChoice other -> other.toValue();
        };
    }
}
