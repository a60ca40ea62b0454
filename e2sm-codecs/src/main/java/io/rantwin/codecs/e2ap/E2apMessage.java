package io.rantwin.codecs.e2ap;

/**
 * A message of E2AP, the same for all versions. Components have the names of the standard's IEs; a component that is
 * {@code null} or an empty list is absent on the wire. Where the Javadoc names versions, other versions do not have the
 * IE: encoding it there is an error, and decoding leaves it absent. All messages are immutable.
 *
 * <p>{@code transactionId} (0..255, or more as an extension) is mandatory since v02, except in {@link ErrorIndication},
 * and unknown to v01.01. Causes are mandatory where nothing else is said, but may be absent in a received message: their
 * criticality is ignore.
 */
public sealed interface E2apMessage
        permits E2setup,
                E2nodeConfiguration,
                E2connection,
                E2removal,
                E2reset,
                ErrorIndication,
                RicService,
                RicFunctional,
                RicSubscriptionDeleteRequired,
                UnknownMessage {}
