package io.rantwin.nearrt.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Configuration over an O1-like REST interface. Blocks; thread-safe. */
public interface O1Client {
    /**
     * Reads a resource.
     *
     * @param path such as {@code NRCellDU/S1-1}
     */
    JsonNode get(String path) throws IOException, InterruptedException;

    /** Changes attributes of a resource. */
    JsonNode patch(String path, ObjectNode attributes) throws IOException, InterruptedException;
}
