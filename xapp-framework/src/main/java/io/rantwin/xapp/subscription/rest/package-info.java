/**
 * The REST interface that the subscription manager has for xApps: its bodies as records, and a client that turns whatever
 * comes back into an outcome. Called by the subscription keeper and by whoever serves the callback.
 */
@NullMarked
package io.rantwin.xapp.subscription.rest;

import org.jspecify.annotations.NullMarked;
