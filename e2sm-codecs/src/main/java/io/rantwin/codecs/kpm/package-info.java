/**
 * E2SM-KPM, the key performance measurement service model (O-RAN.WG3.E2SM-KPM), of every version in one model. A node's
 * {@code KpmDialect} reads what comes from it, {@code KpmCodec} writes one version; nobody above sees a version.
 */
@NullMarked
package io.rantwin.codecs.kpm;

import org.jspecify.annotations.NullMarked;
