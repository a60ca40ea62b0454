/** Studies: experiments whose conditions and figures can be run again by anybody. Called by {@code rantwin study}. */
@NullMarked
package io.rantwin.planner.study;

import org.jspecify.annotations.NullMarked;
