/**
 * Logs in the platform's one-line JSON or as plain text, and complaints that do not flood them. Called at start, and by whoever
 * complains about what comes from outside.
 */
@NullMarked
package io.rantwin.xapp.logging;

import org.jspecify.annotations.NullMarked;
