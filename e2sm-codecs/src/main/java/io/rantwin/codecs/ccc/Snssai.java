package io.rantwin.codecs.ccc;

import org.jspecify.annotations.Nullable;

/**
 * Slice identity: clause 9.3.13.
 *
 * @param sst slice/service type, 0..255
 * @param sd slice differentiator, six hexadecimal digits; null when the slice has none
 */
public record Snssai(int sst, @Nullable String sd) {}
