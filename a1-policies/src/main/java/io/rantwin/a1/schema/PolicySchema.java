package io.rantwin.a1.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.rantwin.a1.json.A1Exception;
import java.util.List;

/**
 * A JSON schema ready to hold policies against it: draft-07 unless it names another draft. Fetches nothing from anywhere.
 * Thread-safe.
 */
public final class PolicySchema {
    private final Schema schema;

    private PolicySchema(Schema schema) {
        this.schema = schema;
    }

    /**
     * Takes a schema, such as the policySchema of a type or the create_schema of the mediator.
     *
     * @throws A1Exception when it is no schema, or refers to what is not in it
     */
    public static PolicySchema of(ObjectNode policySchema) throws A1Exception {
        try {
            var patience = SchemaRegistryConfig.builder()
                    .regularExpressionFactory(new BoundedPatterns())
                    .build();
            var registry = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_7,
                    builder -> builder.schemaRegistryConfig(patience)
                            .schemaLoader(loader -> loader.fetchRemoteResources(false)));
            Schema schema = registry.getSchema(policySchema.deepCopy());
            schema.initializeValidators();
            // References and patterns are looked at when something is held against them.
            schema.validate(JsonNodeFactory.instance.objectNode());
            return new PolicySchema(schema);
        } catch (SchemaException | IllegalArgumentException | BoundedPatterns.TooSlow | StackOverflowError e) {
            throw new A1Exception("", "cannot be used as a schema: " + reason(e));
        }
    }

    /** All that is wrong with a policy by the schema, in the order of its members; empty when nothing is. */
    public List<Mistake> mistakes(JsonNode policy) {
        try {
            return SchemaSentences.of(schema.validate(policy));
        } catch (SchemaException | IllegalArgumentException | BoundedPatterns.TooSlow | StackOverflowError e) {
            return List.of(new Mistake(Rule.OTHER, "", "the schema cannot be applied to it: " + reason(e)));
        }
    }

    private static String reason(Throwable problem) {
        return problem instanceof StackOverflowError
                ? "it refers to itself without end"
                : String.valueOf(problem.getMessage());
    }
}
