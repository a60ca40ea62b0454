package io.rantwin.a1.mediator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Messages about A1 enrichment information between xApp and mediator. Immutable as long as nobody writes to JSON in them. */
public sealed interface EnrichmentMessage {
    /** The message as it goes over RMR. */
    default byte[] write() {
        return toJson().toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The message as JSON. */
    JsonNode toJson();

    /** A1_EI_QUERY_ALL (20013), xApp to mediator: asks which types there are. Its content does not matter. */
    record QueryAll() implements EnrichmentMessage {
        @Override
        public JsonNode toJson() {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    /** The answer to {@link QueryAll} (20014): ids of EI types. */
    record Types(List<String> eiTypeIds) implements EnrichmentMessage {
        private static final int MOST_TYPES = 1000;
        private static final int LONGEST_TYPE_ID = 512;

        public Types {
            eiTypeIds = List.copyOf(eiTypeIds);
        }

        @Override
        public JsonNode toJson() {
            ArrayNode json = JsonNodeFactory.instance.arrayNode();
            eiTypeIds.forEach(json::add);
            return json;
        }

        /** @throws A1Exception when it is no array of at most 1000 texts */
        public static Types read(BoundedJson json, byte[] payload) throws A1Exception {
            JsonNode array = json.read(payload);
            if (!array.isArray() || array.size() > MOST_TYPES) {
                throw new A1Exception(
                        "", JsonFields.kind(array) + " where an array of at most " + MOST_TYPES + " texts is expected");
            }
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < array.size(); i++) {
                JsonNode id = array.get(i);
                if (!id.isTextual()) {
                    throw new A1Exception("/" + i, JsonFields.kind(id) + " where text is expected");
                }
                JsonFields.checkText(id.textValue(), "/" + i, LONGEST_TYPE_ID);
                ids.add(id.textValue());
            }
            return new Types(ids);
        }
    }

    /**
     * A1_EI_CREATE_JOB (20015), xApp to mediator.
     *
     * @param jobId 0..2147483647
     * @param job the EI job of A1-EI
     */
    record CreateJob(int jobId, ObjectNode job) implements EnrichmentMessage {
        @Override
        public JsonNode toJson() {
            return job.deepCopy().put("job-id", jobId);
        }

        /** @throws A1Exception when there is no number at {@code /job-id} */
        public static CreateJob read(BoundedJson json, byte[] payload) throws A1Exception {
            JsonFields fields = JsonFields.of(json.read(payload), "");
            int jobId = fields.integer("job-id", 0, Integer.MAX_VALUE);
            return new CreateJob(jobId, fields.node().deepCopy().without("job-id"));
        }
    }

    /** The answer to {@link CreateJob} (20016) when the job exists now; there is none when it does not. */
    record JobCreated(int jobId) implements EnrichmentMessage {
        @Override
        public JsonNode toJson() {
            return JsonNodeFactory.instance.objectNode().put("ei_job_id", jobId);
        }

        /**
         * Reads the answer; the Go mediator writes the id with a point behind it, which JSON does not have.
         *
         * @throws A1Exception when there is no number at {@code /ei_job_id}
         */
        public static JobCreated read(BoundedJson json, byte[] payload) throws A1Exception {
            return new JobCreated(JsonFields.of(json.read(payload), "").integer("ei_job_id", 0, Integer.MAX_VALUE));
        }
    }

    /**
     * A1_EI_DATA_DELIVERY (20017), mediator to xApp.
     *
     * @param jobId as text, whether it came as text or number
     * @param payload the data, mostly text
     */
    record Delivery(String jobId, JsonNode payload) implements EnrichmentMessage {
        private static final int LONGEST_JOB_ID = 512;

        @Override
        public JsonNode toJson() {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("ei_job_id", jobId);
            json.set("payload", payload);
            return json;
        }

        /** @throws A1Exception when {@code /ei_job_id} is neither text nor a number, or {@code /payload} is missing */
        public static Delivery read(BoundedJson json, byte[] payload) throws A1Exception {
            return read(json, payload, "ei_job_id");
        }

        /**
         * Reads the body of POST data-delivery, which names the job {@code job}.
         *
         * @throws A1Exception when {@code /job} is neither text nor a number, or {@code /payload} is missing
         */
        public static Delivery readPosted(BoundedJson json, byte[] body) throws A1Exception {
            return read(json, body, "job");
        }

        private static Delivery read(BoundedJson json, byte[] text, String jobName) throws A1Exception {
            JsonFields fields = JsonFields.of(json.read(text), "");
            JsonNode job = fields.required(jobName);
            String jobId = job.isNumber()
                    ? Integer.toString(fields.integer(jobName, 0, Integer.MAX_VALUE))
                    : fields.text(jobName, LONGEST_JOB_ID);
            return new Delivery(jobId, fields.required("payload"));
        }
    }
}
