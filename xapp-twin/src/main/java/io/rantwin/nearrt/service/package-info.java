/** Answers the calls of rantwin.v1 from what the loop publishes; begun by the xApp's main, called by rApp, command line and console. */
@NullMarked
package io.rantwin.nearrt.service;

import org.jspecify.annotations.NullMarked;
