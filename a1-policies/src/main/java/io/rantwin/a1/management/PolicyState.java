package io.rantwin.a1.management;

import io.rantwin.a1.ap.PolicyStatus;
import org.jspecify.annotations.Nullable;

/**
 * The status of a policy as the service passes it on.
 *
 * @param lastModified when the policy was written, as text of ISO 8601; {@code null} in version 3
 * @param status what the RIC says, or {@code null} when it could not be asked (version 2 answers 200 all the same)
 */
public record PolicyState(
        @Nullable String lastModified, @Nullable PolicyStatus status) {}
