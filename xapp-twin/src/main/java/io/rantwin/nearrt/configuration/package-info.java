/** What the operator decides: one YAML file and environment variables over it, checked as a whole. Read by {@code rantwin xapp}. */
@NullMarked
package io.rantwin.nearrt.configuration;

import org.jspecify.annotations.NullMarked;
