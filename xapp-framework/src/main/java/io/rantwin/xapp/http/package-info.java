/**
 * HTTP of an xApp: the server that the platform calls ({@code /ric/v1/...}) and bounded, retried calls to the platform. Called
 * by the xApp's life cycle, by registration and by alarms.
 */
@NullMarked
package io.rantwin.xapp.http;

import org.jspecify.annotations.NullMarked;
