package io.rantwin.xapp.indication;

import io.rantwin.codecs.kpm.view.EnvelopeView;
import io.rantwin.xapp.rmr.ReceivedMessage;
import io.rantwin.xapp.subscription.LiveSubscription;

/**
 * Takes indications where they are read, for applications that cannot afford a copy. Called on the thread that reads all RMR
 * connections: must not block.
 */
@FunctionalInterface
public interface DirectIndicationListener {
    /** Nothing of what is handed over may be kept. */
    void received(LiveSubscription subscription, ReceivedMessage message, EnvelopeView envelope);
}
