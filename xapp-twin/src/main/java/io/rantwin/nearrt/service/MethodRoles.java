package io.rantwin.nearrt.service;

import io.rantwin.api.access.Role;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a caller must be for each method of the twin's services. What is not named here is for nobody but admins. */
final class MethodRoles {
    private static final Map<String, Role> CHANGING = Map.of(
            "rantwin.v1.Policies/SetControlEnabled", Role.APPROVER,
            "rantwin.v1.Models/OfferModel", Role.ADMIN,
            "rantwin.v1.Models/ActivateModel", Role.ADMIN,
            "rantwin.v1.Models/WithdrawModel", Role.ADMIN,
            "rantwin.v1.Topology/ImportTopology", Role.ADMIN);

    private MethodRoles() {}

    /** The role for a full method name such as {@code rantwin.v1.WhatIf/Evaluate}; null when nobody is asked. */
    static @Nullable Role of(String method) {
        Role changing = CHANGING.get(method);
        if (changing != null) {
            return changing;
        }
        String name = method.substring(method.indexOf('/') + 1);
        if (method.startsWith("grpc.health.v1.Health/")) {
            return null;
        }
        if (method.startsWith("rantwin.v1.WhatIf/")) {
            // They change nothing and cost the processor.
            return Role.PLANNER;
        }
        if (method.startsWith("grpc.reflection.")
                || method.startsWith("rantwin.v1.") && name.matches("(List|Get|Watch|Read)[A-Za-z]+")) {
            return Role.VIEWER;
        }
        return Role.ADMIN;
    }
}
