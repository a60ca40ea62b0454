/**
 * What commands that run until they are told to end share: signals of the system, addresses as people write them,
 * options of several of them.
 */
@NullMarked
package io.rantwin.harness.command;

import org.jspecify.annotations.NullMarked;
