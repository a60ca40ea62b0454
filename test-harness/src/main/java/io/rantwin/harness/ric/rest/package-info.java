/**
 * Reading JSON that comes from outside: bounded, checked, and refused with a sentence that says what is wrong where. Called by
 * the components of the box that answer REST requests.
 */
@NullMarked
package io.rantwin.harness.ric.rest;

import org.jspecify.annotations.NullMarked;
