/** Who may ask for what: roles, tokens, certificates, limits. For the servers of xApp and rApp and for their clients. */
@NullMarked
package io.rantwin.api.access;

import org.jspecify.annotations.NullMarked;
