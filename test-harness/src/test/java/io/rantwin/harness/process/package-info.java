/**
 * End to end with processes of their own, as an operator starts them: the RIC in a box, simulated nodes, and xApps that are
 * killed, restarted and lied to. Run by the build; what takes minutes is tagged {@code acceptance}. The classes run beside the
 * other tests, because they mostly wait; a resource lock of its own keeps the methods of each class one after the other.
 */
package io.rantwin.harness.process;
