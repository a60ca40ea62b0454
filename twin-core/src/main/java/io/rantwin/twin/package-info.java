/**
 * The twin: what a network is now, what it will be, and what it would be if. Values in, values out: no file, no socket, no
 * thread, no clock. Called by the xApp and the rApp.
 */
@NullMarked
package io.rantwin.twin;

import org.jspecify.annotations.NullMarked;
