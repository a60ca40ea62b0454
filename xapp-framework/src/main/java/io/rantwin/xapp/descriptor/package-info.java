/**
 * What an xApp is told about itself and its surroundings: the descriptor (config-file.json) and the environment of its pod.
 * Called at start, by registration, by the HTTP server and by whoever wants to know when the descriptor changes.
 */
@NullMarked
package io.rantwin.xapp.descriptor;

import org.jspecify.annotations.NullMarked;
