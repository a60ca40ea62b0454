package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.asn1.Criticality;
import io.rantwin.codecs.per.Octets;

/**
 * A message whose procedure code the version does not know in that place.
 *
 * @param procedureCode 0..255
 * @param criticality what the sender wants done about it
 * @param contents its encoding, without envelope
 */
public record UnknownMessage(int procedureCode, MessageClass messageClass, Criticality criticality, Octets contents)
        implements E2apMessage {}
