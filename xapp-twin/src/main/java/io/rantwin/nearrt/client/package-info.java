/** The command line {@code rantwin twin}: a client of rantwin.v1 like any other, for engineers and their scripts. */
@NullMarked
package io.rantwin.nearrt.client;

import org.jspecify.annotations.NullMarked;
