package io.rantwin.nearrt.service;

import io.rantwin.api.access.Role;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a caller must be for each method of the twin's services. What only reads is known by its name; what neither reads nor stands here is
 * for nobody but admins.
 */
final class MethodRoles {
    private static final Map<String, Role> CHANGING = Map.of(
            "rantwin.v1.Policies/SetControlEnabled", Role.APPROVER,
            "rantwin.v1.Models/OfferModel", Role.ADMIN,
            "rantwin.v1.Models/ActivateModel", Role.ADMIN,
            "rantwin.v1.Models/WithdrawModel", Role.ADMIN,
            "rantwin.v1.Topology/ImportTopology", Role.ADMIN);

    private static final Pattern READING =
            Pattern.compile("grpc\\.reflection\\..*|rantwin\\.v1\\.\\w+/(List|Get|Watch|Read)\\w+");

    private MethodRoles() {}

    /** The role for a full method name such as {@code rantwin.v1.WhatIf/Evaluate}; null when nobody is asked. */
    static @Nullable Role of(String method) {
        Role changing = CHANGING.get(method);
        if (changing != null) {
            return changing;
        }
        if (method.startsWith("grpc.health.v1.Health/")) {
            return null;
        }
        if (method.startsWith("rantwin.v1.WhatIf/")) {
            // They change nothing and cost the processor.
            return Role.PLANNER;
        }
        return READING.matcher(method).matches() ? Role.VIEWER : Role.ADMIN;
    }
}
