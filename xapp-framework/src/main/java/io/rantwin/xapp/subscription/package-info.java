/**
 * Subscriptions that stay: what an application wishes to hear of which node, kept alive whatever restarts. Called by the
 * application with wishes, by the node watch with connections, by the HTTP server with callbacks, by RMR with indications.
 */
@NullMarked
package io.rantwin.xapp.subscription;

import org.jspecify.annotations.NullMarked;
