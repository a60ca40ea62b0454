/**
 * Aligned packed encoding rules (ITU-T X.691, ALIGNED variant): one cursor for reading and one for writing.
 * Knows bits, lengths and numbers, and nothing of any message. Called by the {@code asn1} interpreter and by the
 * hot path of {@code kpm}.
 */
@NullMarked
package io.rantwin.codecs.per;

import org.jspecify.annotations.NullMarked;
