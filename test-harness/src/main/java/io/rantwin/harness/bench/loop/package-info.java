/** Load on a near-RT xApp with a twin: reports into its RMR port, states out of its gRPC port. Called by {@code rantwin bench loop}. */
@NullMarked
package io.rantwin.harness.bench.loop;

import org.jspecify.annotations.NullMarked;
