package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.asn1.Criticality;
import io.rantwin.codecs.asn1.SequenceValue.UnknownAddition;
import io.rantwin.codecs.asn1.Value;
import java.util.List;

/**
 * Parts of a received message that its record does not hold, so that the message can be written again: IEs that are
 * unknown, that use unknown extensions, that have another criticality than the specification gives them, or that are
 * empty lists; and extension additions behind the IEs. Immutable.
 *
 * @param ies an IE with the id of a component of the record takes the place of that component; others come last
 * @param additions extension additions of the message
 */
public record KeptParts(List<Ie> ies, List<UnknownAddition> additions) {
    /** Nothing: the record holds all. */
    public static final KeptParts NONE = new KeptParts(List.of(), List.of());

    public KeptParts {
        ies = List.copyOf(ies);
        additions = List.copyOf(additions);
    }

    /**
     * One IE as it came.
     *
     * @param id protocol IE id, 0..65535
     */
    public record Ie(int id, Criticality criticality, Value value) {}
}
