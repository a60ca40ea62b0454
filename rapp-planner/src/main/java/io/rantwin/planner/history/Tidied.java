package io.rantwin.planner.history;

/**
 * What a {@link HistoryStore#tidy} did.
 *
 * @param rolledUp rows rolled up, those of earlier times made again from late reports among them
 * @param dropped rows dropped because of their age
 */
public record Tidied(long rolledUp, long dropped) {}
