/**
 * What is said over A1. Called by the rApp, by the xApp framework and by the test bed; knows none of them.
 */
@NullMarked
package io.rantwin.a1;

import org.jspecify.annotations.NullMarked;
