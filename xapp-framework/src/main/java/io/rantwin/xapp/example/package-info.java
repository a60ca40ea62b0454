/**
 * An xApp to begin with. Nothing depends on it; it shows how little is needed.
 */
@NullMarked
package io.rantwin.xapp.example;

import org.jspecify.annotations.NullMarked;
