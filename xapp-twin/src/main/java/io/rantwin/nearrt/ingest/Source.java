package io.rantwin.nearrt.ingest;

import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmDialect;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition;
import io.rantwin.codecs.kpm.view.KpmWire;
import io.rantwin.nearrt.loop.NetworkTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of the indications of one subscription. Made by {@code intent}; the fields behind the line are ingest's. */
public final class Source {
    final String ranName;
    final String cellId;
    final boolean ofUes;
    final KpmDialect dialect;
    final @Nullable KpmWire wire;
    final KpmActionDefinition action;
    final NameBook book;
    final NetworkTime.Node clock;
    private final Map<Long, String> nameById = new HashMap<>();

    /** Set once the views could not read what the node sends and others can; from then on its indications go the slow way. */
    volatile boolean slow;

    @Nullable
    ListSignature signature;

    @Nullable
    ReportPlan plan;

    /** Of the slow way, whose thread is another one. */
    @Nullable
    Object slowList;

    @Nullable
    ReportPlan slowPlan;

    /**
     * A source.
     *
     * @param cellId what reports without a cell of their own are about
     * @param ofUes whether it is about single UEs
     * @param dialect reads the node's messages
     * @param action what was asked for
     * @param definition what the node announces
     * @param book names and units of the node
     * @param clock of the node
     */
    public Source(
            String ranName,
            String cellId,
            boolean ofUes,
            KpmDialect dialect,
            KpmActionDefinition action,
            KpmRanFunctionDefinition definition,
            NameBook book,
            NetworkTime.Node clock) {
        this.ranName = ranName;
        this.cellId = cellId;
        this.ofUes = ofUes;
        this.dialect = dialect;
        wire = KpmWire.of(dialect.announced());
        this.action = action;
        this.book = book;
        this.clock = clock;
        slow = ofUes || wire == null;
        definition
                .reportStyles()
                .forEach(style -> style.measurements().forEach(measurement -> {
                    Long id = measurement.measId();
                    if (id != null) {
                        nameById.putIfAbsent(id, measurement.measName());
                    }
                }));
    }

    /** What came could be read by nobody: it says nothing of how the node writes, so the next one is read the quick way again. */
    void garbled() {
        slow = ofUes || wire == null;
    }

    /** Name of a measurement that came as a number; {@code #} and the number when it was never announced. */
    String nameOf(long measId) {
        return nameById.getOrDefault(measId, "#" + measId);
    }
}
