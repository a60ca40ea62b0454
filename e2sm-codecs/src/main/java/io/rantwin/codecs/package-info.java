/**
 * Every E2 message between bytes and immutable records.
 *
 * <p>The sub-packages hold the codecs; this one has no class of its own. Pure computation: no files, no sockets.
 */
@NullMarked
package io.rantwin.codecs;

import org.jspecify.annotations.NullMarked;
