/** Logs in the platform's one-line JSON or as plain text. Called at start. */
@NullMarked
package io.rantwin.xapp.logging;

import org.jspecify.annotations.NullMarked;
