/** Ports of this machine for processes that are started beside each other. Called by whoever starts several programs of the product. */
@NullMarked
package io.rantwin.api.ports;

import org.jspecify.annotations.NullMarked;
