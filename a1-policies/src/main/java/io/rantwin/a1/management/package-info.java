/**
 * Wire objects of the A1 policy management service, versions 2 and 3 (R1). Called by the rApp, which reaches RICs through that
 * service, and by doubles of it.
 */
@NullMarked
package io.rantwin.a1.management;

import org.jspecify.annotations.NullMarked;
