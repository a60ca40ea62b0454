package io.rantwin.planner.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.twin.enforcement.EnforcementJson;
import io.rantwin.twin.enforcement.EnforcementParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bounds that an xApp enforces by, as its {@code GET /twin/enforcement} tells them. */
public final class EnforcementFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long MOST_OCTETS = 1 << 16;

    private EnforcementFile() {}

    /**
     * Reads a file; what it does not say is as usual.
     *
     * @throws PlanException when it cannot be read, is no JSON object, or has what no xApp would tell
     */
    public static EnforcementParameters read(Path file) throws PlanException {
        try {
            if (Files.size(file) > MOST_OCTETS) {
                throw new PlanException(file + ": is larger than " + MOST_OCTETS + " octets, which bounds never are.");
            }
            return EnforcementJson.read(MAPPER.readTree(Files.readAllBytes(file)));
        } catch (JsonProcessingException wrong) {
            throw new PlanException(file + ": is no JSON: " + wrong.getOriginalMessage(), wrong);
        } catch (IOException unreadable) {
            throw new PlanException(file + ": cannot be read: " + unreadable, unreadable);
        } catch (EnforcementJson.EnforcementJsonException wrong) {
            throw new PlanException(file + ": " + wrong.getMessage(), wrong);
        }
    }
}
