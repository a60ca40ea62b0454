package io.rantwin.xapp.kpm;

/** Takes reports, one at a time for each node, in the order of arrival. */
@FunctionalInterface
public interface KpmListener {
    /** A report has come. May block; what does not fit meanwhile is dropped, oldest first. */
    void reported(KpmIndication report);
}
