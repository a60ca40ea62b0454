/**
 * The box's app manager: xApps register here, and the route manager learns of them. Called by the box's main and, over REST, by
 * xApps.
 */
@NullMarked
package io.rantwin.harness.ric.appmgr;

import org.jspecify.annotations.NullMarked;
