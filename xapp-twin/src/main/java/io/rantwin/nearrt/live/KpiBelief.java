package io.rantwin.nearrt.live;

/**
 * What is believed of one measurement of a cell.
 *
 * @param name as the catalogue has it, such as {@code RRU.PrbTotDl}
 * @param unit the catalogue's unit of the name
 * @param mean best single figure [unit]
 * @param deviation standard deviation of the belief [unit]
 * @param informationNanos end of the newest period that told of it, network time; {@link Long#MIN_VALUE} for never
 */
public record KpiBelief(String name, String unit, double mean, double deviation, long informationNanos) {}
