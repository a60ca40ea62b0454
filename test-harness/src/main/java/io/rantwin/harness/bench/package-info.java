/**
 * Load tools for whole processes: what they measure goes over real sockets. Called by {@code rantwin bench}.
 */
@NullMarked
package io.rantwin.harness.bench;

import org.jspecify.annotations.NullMarked;
