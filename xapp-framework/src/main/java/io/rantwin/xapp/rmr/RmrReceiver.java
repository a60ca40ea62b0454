package io.rantwin.xapp.rmr;

/**
 * Takes the messages that arrive. Called on the one thread that reads all connections, in the order of arrival per
 * connection: it must be quick and must not block, or nothing else is read meanwhile. Responses to calls, route tables and
 * health requests do not come here.
 */
@FunctionalInterface
public interface RmrReceiver {
    /** @param message valid during this call only; {@link ReceivedMessage#copy} makes one to keep */
    void receive(ReceivedMessage message);
}
