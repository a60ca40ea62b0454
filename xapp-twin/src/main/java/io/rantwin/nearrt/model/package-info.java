/** Learned models that the rApp hands over: checked, run in shadow, used while they are better, withdrawn. Asked by loop and service. */
@NullMarked
package io.rantwin.nearrt.model;

import org.jspecify.annotations.NullMarked;
