package io.rantwin.xapp.kpm;

import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmIndicationHeader;
import io.rantwin.codecs.kpm.KpmReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report of a node, decoded. Immutable.
 *
 * @param ranName the node
 * @param interest name of the interest that asked for it
 * @param action what was asked for
 * @param collectionStartTime when the first record's period began, by the node's clock; {@code null} when the node has none
 * @param arrival when it was read from the connection
 * @param header the indication header
 * @param report the indication message
 * @param figures the report's values with their names, oldest period first; empty for formats that have no such list
 */
public record KpmIndication(
        String ranName,
        String interest,
        KpmActionDefinition action,
        @Nullable Instant collectionStartTime,
        Instant arrival,
        KpmIndicationHeader header,
        KpmReport report,
        List<Figure> figures) {
    public KpmIndication {
        figures = List.copyOf(figures);
    }
}
