package io.rantwin.twin.recommendation;

import java.util.List;

/** An action that was tried in a what-if, with its results against doing nothing. Made by whoever ran the what-if. */
public interface Candidate {
    /** The action in an engineer's words, such as {@code put to sleep}. */
    String action();

    /** Cells acted upon. */
    List<String> cells();

    /** Changes against doing nothing. */
    List<Effect> effects();

    /** Guard rails that were checked. */
    List<GuardRail> guardRails();

    /** What the draws differ in; may be empty. */
    List<Driver> drivers();

    /** What was assumed or degraded, such as a model without coordinates; goes into the advice as it is. */
    List<String> reservations();
}
