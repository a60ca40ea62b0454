package io.rantwin.xapp.indication;

/** Takes indications, one at a time for each node, in the order of arrival. May block: what then does not fit is dropped. */
@FunctionalInterface
public interface IndicationListener {
    /**
     * Takes an indication.
     *
     * @throws MalformedIndicationException when its contents cannot be read; it is counted and kept for replay
     */
    void received(Indication indication) throws MalformedIndicationException;
}
