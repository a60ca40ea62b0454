package io.rantwin.harness.ran.site;

/**
 * A row of a site file that was left out.
 *
 * @param file file name
 * @param line line number, the header being 1
 * @param reason what is wrong with it, with the value
 */
public record RejectedRow(String file, int line, String reason) {}
