/**
 * The code of docs/xapp-framework.md, so that it compiles; its test holds the page against it.
 */
@NullMarked
package io.rantwin.xapp.documentation;

import org.jspecify.annotations.NullMarked;
