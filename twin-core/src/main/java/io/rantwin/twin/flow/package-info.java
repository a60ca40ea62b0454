/** Throughput, users, delay, blocking and backlog of one cell or slice share from its load. Called by what-if and estimation. */
@NullMarked
package io.rantwin.twin.flow;

import org.jspecify.annotations.NullMarked;
