/**
 * End to end with the near-RT twin: a RIC in a box, a network or a recording, the xApp and its client, each in a process of its own, as
 * somebody starts them in as many terminals. Run by the build; classes run beside others, because they mostly wait.
 */
@NullMarked
package io.rantwin.harness.nearrt;

import org.jspecify.annotations.NullMarked;
