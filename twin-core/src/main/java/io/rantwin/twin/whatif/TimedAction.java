package io.rantwin.twin.whatif;

/** An action and when it is done, in milliseconds of network time after the snapshot; 0 is at once. */
public record TimedAction(long atMillis, Action action) {}
