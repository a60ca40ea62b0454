/**
 * JSON from outside, read with bounds and told what is wrong where. Called by the wire objects of A1 and by whoever takes
 * their text from a socket.
 */
@NullMarked
package io.rantwin.a1.json;

import org.jspecify.annotations.NullMarked;
