/**
 * The shared data layer (SDL) of the near-RT RIC: values, sets and events in namespaces, in a Redis that several xApps and
 * the platform share, or in memory. Called by the node directory and by xApps that keep state.
 */
@NullMarked
package io.rantwin.xapp.sdl;

import org.jspecify.annotations.NullMarked;
