package io.rantwin.harness.ric.a1;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rantwin.a1.json.A1Exception;
import java.util.List;

/** The create_schema of a policy type, ready to hold policies against it. Fetches nothing. Thread-safe. */
final class PolicySchema {
    private static final int MOST_PROBLEMS = 5;

    private final Schema schema;

    private PolicySchema(Schema schema) {
        this.schema = schema;
    }

    /**
     * Takes a schema, draft-07 unless it says otherwise.
     *
     * @throws A1Exception when it is no schema, or refers to what is not in it
     */
    static PolicySchema of(ObjectNode createSchema) throws A1Exception {
        try {
            var registry = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_7,
                    builder -> builder.schemaLoader(loader -> loader.fetchRemoteResources(false)));
            Schema schema = registry.getSchema(createSchema.deepCopy());
            schema.initializeValidators();
            var taken = new PolicySchema(schema);
            // References and patterns are looked at when something is held against them.
            taken.problems(JsonNodeFactory.instance.objectNode());
            return taken;
        } catch (SchemaException | IllegalArgumentException | StackOverflowError e) {
            throw new A1Exception("/create_schema", "cannot be used as a schema: " + reason(e));
        }
    }

    /**
     * What is wrong with a policy, as JSON pointers and sentences; empty when nothing is.
     *
     * @throws A1Exception when the schema turns out to be unusable
     */
    List<String> problems(ObjectNode policy) throws A1Exception {
        try {
            return schema.validate(policy).stream()
                    .limit(MOST_PROBLEMS)
                    .map(PolicySchema::sentence)
                    .toList();
        } catch (SchemaException | IllegalArgumentException | StackOverflowError e) {
            throw new A1Exception("/create_schema", "cannot be used as a schema: " + reason(e));
        }
    }

    private static String sentence(Error error) {
        String pointer = String.valueOf(error.getInstanceLocation());
        return (pointer.isEmpty() ? "the policy" : pointer) + ": " + error.getMessage();
    }

    private static String reason(Throwable problem) {
        return problem instanceof StackOverflowError
                ? "it refers to itself without end"
                : String.valueOf(problem.getMessage());
    }
}
