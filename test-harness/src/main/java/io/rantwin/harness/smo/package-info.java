/**
 * The management side in a box, as far as PM data goes: an information coordinator where data is ordered, a producer that
 * sends reports as they were ordered, and a Kafka broker. Run by {@code rantwin pm}.
 */
@NullMarked
package io.rantwin.harness.smo;

import org.jspecify.annotations.NullMarked;
