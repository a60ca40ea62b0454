/**
 * A1 policies as values: what is asked for, where and of whom, to and from JSON. Called by whoever makes, checks, compares or
 * enforces policies.
 */
@NullMarked
package io.rantwin.a1.policy;

import org.jspecify.annotations.NullMarked;
