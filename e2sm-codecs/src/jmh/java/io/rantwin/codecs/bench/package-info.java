/**
 * Benchmarks of the codecs, run by {@code ./rantwin bench codecs} and by nobody else. Each fork measures one codec on the
 * two messages of {@link io.rantwin.codecs.bench.BenchMessages}.
 */
@NullMarked
package io.rantwin.codecs.bench;

import org.jspecify.annotations.NullMarked;
