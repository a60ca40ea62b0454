package io.rantwin.a1.types;

import io.rantwin.a1.ap.PolicyTypeId;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.mediator.MediatorPolicyType;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The policy types that this product knows, by id. Immutable and thread-safe. */
public final class PolicyTypes {
    /** Draft of the schemas; what all RICs in the field read. */
    static final String DRAFT_7 = "http://json-schema.org/draft-07/schema#";

    private final SortedMap<String, PolicyType> byId;

    private PolicyTypes(List<PolicyType> types) {
        var sorted = new TreeMap<String, PolicyType>();
        types.forEach(type -> sorted.put(type.id(), type));
        byId = Collections.unmodifiableSortedMap(sorted);
    }

    /** All types: those of A1TD in the versions that are deployed, and those of O-RAN SC. */
    public static PolicyTypes known() {
        return new PolicyTypes(PolicyTypeFiles.read());
    }

    /** The types in the order of their ids. */
    public Collection<PolicyType> all() {
        return byId.values();
    }

    /** A type by its exact id, such as {@code ORAN_QoSTarget_6.0.0} or {@code 20008}; {@code null} when it is unknown. */
    public @Nullable PolicyType byId(String id) {
        return byId.get(id);
    }

    /**
     * The type whose policies a RIC understands that offers {@code typeId}: same name, same major version (A1TD 2);
     * {@code null} when there is none.
     */
    public @Nullable PolicyType compatibleWith(PolicyTypeId typeId) {
        for (PolicyType type : byId.values()) {
            if (type.typeId() != null && type.typeId().isCompatibleWith(typeId)) {
                return type;
            }
        }
        return null;
    }

    /**
     * What a type that was found at a mediator is: a standard type by its name, whatever its number; one of O-RAN SC by number
     * and name, because labs load other schemas under the same numbers. {@code null} when it is neither: then only its own
     * schema says what its policies are.
     */
    public @Nullable PolicyType recognise(MediatorPolicyType found) {
        PolicyType type = byId.get(Integer.toString(found.policyTypeId()));
        if (type != null && type.kind().typeName().equals(found.name())) {
            return type;
        }
        try {
            return compatibleWith(PolicyTypeId.parse(found.name()));
        } catch (A1Exception _) {
            return null;
        }
    }
}
