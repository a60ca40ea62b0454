/**
 * An xApp of the O-RAN SC near-RT RIC: what it is made of, started, stopped and told. Called by whoever writes an xApp; the
 * packages below it are the interfaces of the platform, one each.
 */
@NullMarked
package io.rantwin.xapp;

import org.jspecify.annotations.NullMarked;
