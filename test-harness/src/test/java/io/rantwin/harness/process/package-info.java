/**
 * End to end with processes of their own, as an operator starts them: the RIC in a box, simulated nodes, and xApps that are
 * killed, restarted and lied to. Run by the build; what takes minutes is tagged {@code acceptance}.
 */
package io.rantwin.harness.process;
