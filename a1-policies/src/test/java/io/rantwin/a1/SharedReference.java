package io.rantwin.a1;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyTypeObject;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.json.JsonFields;
import io.rantwin.a1.mediator.MediatorPolicyType;
import io.rantwin.a1.types.PolicyType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Policy types and policies that the real A1 simulator, policy management service and mediator took. Not in the repository. */
public final class SharedReference {
    private static final Path FOLDER =
            Path.of(System.getProperty("rantwin.shared", "../../shared"), "oran", "a1-types");
    private static final BoundedJson JSON = new BoundedJson(1_000_000);

    private SharedReference() {}

    /** Ends the test with a sentence when the reference folder is not there. */
    public static void assumeThere() {
        assumeThat(FOLDER).as("reference policy types (set -Drantwin.shared)").isDirectory();
    }

    /** The schema that the reference has for a type. */
    public static ObjectNode schema(PolicyType type) {
        try {
            return type.kind().isStandard()
                    ? PolicyTypeObject.read(JSON, octets(type.id() + ".json")).policySchema()
                    : MediatorPolicyType.read(JSON, octets("osc/" + type.id() + ".json"))
                            .createSchema();
        } catch (A1Exception e) {
            throw new IllegalStateException(type + ": " + e.getMessage(), e);
        }
    }

    /** A policy that the reference has for a standard type. */
    public static ObjectNode example(PolicyType type) {
        try {
            return JsonFields.of(JSON.read(octets("examples/" + type.id() + ".json")), "")
                    .node();
        } catch (A1Exception e) {
            throw new IllegalStateException(type + ": " + e.getMessage(), e);
        }
    }

    private static byte[] octets(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
