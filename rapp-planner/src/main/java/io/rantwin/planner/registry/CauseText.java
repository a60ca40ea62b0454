package io.rantwin.planner.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** The column that tells why a model was trained, both ways. */
final class CauseText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CauseText() {}

    static @Nullable String of(@Nullable TrainingCause cause) {
        try {
            return cause == null ? null : JSON.writeValueAsString(cause);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a cause has numbers and texts only", impossible);
        }
    }

    /** @throws JsonProcessingException when it is no such text */
    static @Nullable TrainingCause read(@Nullable String text) throws JsonProcessingException {
        return text == null ? null : JSON.readValue(text, TrainingCause.class);
    }
}
