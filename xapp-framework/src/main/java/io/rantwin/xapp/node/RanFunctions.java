package io.rantwin.xapp.node;

import io.rantwin.codecs.kpm.KpmDialect;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.rc.RanFunctionDefinition;
import io.rantwin.codecs.rc.RcCodec;
import io.rantwin.codecs.rc.RcType;
import io.rantwin.xapp.node.E2Node.RanFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the RAN function of a service model among those of a node: by the OID that the node announces and the short name in
 * the definition, which decides when it is readable, because nodes announce empty, cut and wrong OIDs. The RAN function id
 * says nothing. Immutable and thread-safe.
 */
public final class RanFunctions {
    /** O-RAN's own arc. */
    private static final String ORAN_ARC = "1.3.6.1.4.1.53148.1.";

    private static final String RC_SUFFIX = ".2.3";

    private final KpmDialect.Codecs kpmCodecs;
    private final RcCodec rcCodec;

    /** Shares codecs, whose schemas take long to load. */
    public RanFunctions(KpmDialect.Codecs kpmCodecs, RcCodec rcCodec) {
        this.kpmCodecs = kpmCodecs;
        this.rcCodec = rcCodec;
    }

    /** The KPM function of a node; of several, the one in the highest version, and of these one that has report styles. */
    public FunctionChoice<KpmFunction> kpm(E2Node node) {
        KpmFunction best = null;
        List<String> reasons = new ArrayList<>();
        for (RanFunction function : node.ranFunctions()) {
            try {
                KpmFunction candidate = kpm(function);
                if (candidate != null && (best == null || isBetter(candidate, best))) {
                    best = candidate;
                }
            } catch (PerException e) {
                reasons.add("function " + function.ranFunctionId()
                        + " announces KPM, but its definition is not readable: " + e.getMessage());
            }
        }
        return best != null ? new FunctionChoice.Chosen<>(best) : missing("KPM", node, reasons);
    }

    /** The RC function of a node; of several, the first that supports control, or else the first. */
    public FunctionChoice<RcFunction> rc(E2Node node) {
        RcFunction best = null;
        List<String> reasons = new ArrayList<>();
        for (RanFunction function : node.ranFunctions()) {
            try {
                RanFunctionDefinition definition =
                        rcCodec.decode(RcType.RAN_FUNCTION_DEFINITION, function.definition());
                boolean better = best == null
                        || best.definition().controlStyles().isEmpty()
                                && !definition.controlStyles().isEmpty();
                if (isRc(definition.name().shortName()) && better) {
                    best = new RcFunction(function.ranFunctionId(), definition);
                }
            } catch (PerException e) {
                if (isRcOid(function.oid())) {
                    reasons.add("function " + function.ranFunctionId()
                            + " announces RC, but its definition is not readable: " + e.getMessage());
                }
            }
        }
        return best != null ? new FunctionChoice.Chosen<>(best) : missing("RC", node, reasons);
    }

    private @Nullable KpmFunction kpm(RanFunction function) throws PerException {
        String oid = function.oid().isEmpty() ? null : function.oid();
        KpmDialect dialect = KpmDialect.ofRanFunction(kpmCodecs, oid, function.revision(), function.definition());
        if (dialect == null) {
            return null;
        }
        KpmRanFunctionDefinition definition = dialect.decodeRanFunctionDefinition(function.definition());
        return new KpmFunction(function.ranFunctionId(), dialect.announced(), dialect, definition);
    }

    private static boolean isBetter(KpmFunction candidate, KpmFunction best) {
        KpmVersion version = candidate.version();
        int newer = version.compareTo(best.version());
        return newer > 0
                || newer == 0
                        && best.definition().reportStyles().isEmpty()
                        && !candidate.definition().reportStyles().isEmpty();
    }

    /** {@code ORAN-E2SM-RC}; some nodes leave out what stands before, or put a version behind. */
    private static boolean isRc(String shortName) {
        return List.of(shortName.toUpperCase(Locale.ROOT).split("[^A-Z0-9]+")).contains("RC");
    }

    private static boolean isRcOid(String oid) {
        return oid.startsWith(ORAN_ARC) && oid.endsWith(RC_SUFFIX);
    }

    private static <T> FunctionChoice<T> missing(String model, E2Node node, List<String> reasons) {
        String has = node.ranFunctions().isEmpty()
                ? "it announces no RAN functions"
                : "it has "
                        + node.ranFunctions().stream()
                                .map(function -> function.ranFunctionId() + " ("
                                        + (function.oid().isEmpty() ? "no OID" : function.oid()) + ")")
                                .collect(Collectors.joining(", "));
        String reason = reasons.isEmpty() ? has : String.join("; ", reasons);
        return new FunctionChoice.Missing<>(
                "node " + node.ranName() + " has no usable " + model + " function: " + reason);
    }
}
