/**
 * E2SM-RC v01.03, the RAN control service model: every message and the RAN function definition as immutable records, read
 * and written by {@link io.rantwin.codecs.rc.RcCodec}. Called by nodes, xApps and tools that carry RC payloads in E2AP.
 */
@NullMarked
package io.rantwin.codecs.rc;

import org.jspecify.annotations.NullMarked;
