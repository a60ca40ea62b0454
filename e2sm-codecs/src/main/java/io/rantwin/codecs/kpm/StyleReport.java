package io.rantwin.codecs.kpm;

/**
 * The indication message of v1 that names a style and carries no figures.
 *
 * @param ricStyleType the style
 */
public record StyleReport(long ricStyleType) implements KpmReport {}
