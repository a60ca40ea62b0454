package io.rantwin.codecs.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * One part of a reported name behind the family name.
 *
 * @param text the part without its dot, such as {@code 5QI}, {@code Bin3}, {@code UEID} or a cause
 * @param dimension what it splits by; null when the part is not understood
 */
public record NameSuffix(String text, @Nullable LabelDimension dimension) {}
