package io.rantwin.codecs.kpm;

import io.rantwin.codecs.identity.UeId;
import java.util.List;

/** The UEs that matched in one granularity period (E2SM-KPM v02.03, IE MatchingUEidPerGP-Item). */
public sealed interface MatchedUes permits MatchedUes.Some, UnrecognizedAlternative {
    /** @param ueIds empty when no UE matched */
    record Some(List<UeId> ueIds) implements MatchedUes {
        public Some {
            ueIds = List.copyOf(ueIds);
        }
    }
}
