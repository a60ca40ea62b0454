/** Charts: what Helm makes of them, held against the API of Kubernetes and the conventions of the platform. */
@NullMarked
package io.rantwin.harness.helm;

import org.jspecify.annotations.NullMarked;
