/** A small JSON view of the twin for curl; everything else is over gRPC. Begun by the xApp. */
@NullMarked
package io.rantwin.nearrt.http;

import org.jspecify.annotations.NullMarked;
