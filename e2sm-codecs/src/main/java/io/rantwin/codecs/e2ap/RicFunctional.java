package io.rantwin.codecs.e2ap;

/** Messages of the RIC functional procedures, which all name a request and a RAN function. */
public sealed interface RicFunctional extends E2apMessage
        permits RicSubscription, RicSubscriptionModification, RicIndication, RicControl, RicQuery {
    /** The request, usually a subscription, that the message belongs to. */
    RicRequestId ricRequestId();

    /** RAN Function ID, 0..4095. */
    int ranFunctionId();
}
