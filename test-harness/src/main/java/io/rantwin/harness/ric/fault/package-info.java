/**
 * Misbehaviour on demand: drop, delay, duplicate, reorder, corrupt, refuse. Called by the box's components at the places where
 * they pass something on; seeded, so that a run can be repeated.
 */
@NullMarked
package io.rantwin.harness.ric.fault;

import org.jspecify.annotations.NullMarked;
