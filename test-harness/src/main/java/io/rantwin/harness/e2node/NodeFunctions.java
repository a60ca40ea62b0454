package io.rantwin.harness.e2node;

import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.e2ap.E2nodeComponent;
import io.rantwin.codecs.e2ap.E2nodeComponent.InterfaceType;
import io.rantwin.codecs.e2ap.E2nodeComponent.NodeType;
import io.rantwin.codecs.e2ap.E2nodeComponentConfig;
import io.rantwin.codecs.e2ap.E2nodeComponentConfig.Configuration;
import io.rantwin.codecs.e2ap.E2nodeComponentId;
import io.rantwin.codecs.e2ap.E2setup.E2setupRequest;
import io.rantwin.codecs.e2ap.RanFunction;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.AnnouncedMeasurement;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition.ReportStyle;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.rc.NamedParameter;
import io.rantwin.codecs.rc.RanFunctionDefinition;
import io.rantwin.codecs.rc.RcType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a simulated node says of itself: RAN functions and configuration of its components. Immutable. */
final class NodeFunctions {
    static final String KPM_V2_OID = "1.3.6.1.4.1.53148.1.2.2.2";
    static final String KPM_V3_OID = "1.3.6.1.4.1.53148.1.3.2.2";
    static final String RC_OID = "1.3.6.1.4.1.53148.1.1.2.3";

    /** RIC control styles and actions of E2SM-RC 7.6. */
    private static final long STYLE_RADIO_RESOURCES = 2;

    private static final long ACTION_SLICE_PRB_QUOTA = 6;
    private static final long STYLE_MOBILITY = 3;
    private static final long ACTION_HANDOVER = 1;

    private final NodeOptions options;
    private final List<RanFunction.Item> items;

    /** @throws PerException never with the definitions here, unless the codecs refuse them */
    NodeFunctions(SimulatedNodes.Member member, NodeCodecs codecs) throws PerException {
        MeasurementFeed feed = member.feed();
        this.options = member.options();
        List<ReportStyle> styles = feed == null ? List.of(styleOfMadeUpFigures()) : feed.reportStyles();
        Octets kpm = codecs.kpm().of(options.kpmVersion()).encode(kpmDefinition(options.kpmVersion(), styles));
        RanFunction.Item kpmItem = new RanFunction.Item(options.kpmFunctionId(), kpm, 1, kpmOid(options.kpmVersion()));
        if (feed != null || !member.controls().isEmpty()) {
            this.items = Stream.concat(
                            Stream.of(kpmItem), member.controls().stream().map(ControlFunction::item))
                    .toList();
            return;
        }
        Octets rc = codecs.rc().encode(RcType.RAN_FUNCTION_DEFINITION, rcDefinition());
        this.items = List.of(kpmItem, new RanFunction.Item(options.rcFunctionId(), rc, 1, RC_OID));
    }

    List<RanFunction.Item> items() {
        return items;
    }

    /** The request by which the node introduces itself. */
    E2setupRequest setupRequest(@Nullable Integer transactionId) {
        boolean isV1 = options.e2apVersion() == E2apVersion.V01_01;
        return new E2setupRequest(
                transactionId,
                options.identity().globalE2nodeId(),
                items,
                isV1 ? List.of() : List.of(component()),
                isV1 ? List.of(componentOfV1()) : List.of());
    }

    /** The node has no core network and no other part, so the messages that would have set up the interface are empty. */
    private E2nodeComponentConfig.Item component() {
        Long gnbDuId = options.identity().gnbDuId();
        Long gnbCuUpId = options.identity().gnbCuUpId();
        E2nodeComponent component = gnbDuId != null
                ? new E2nodeComponent.OfInterface(InterfaceType.F1, new E2nodeComponentId.F1(gnbDuId))
                : gnbCuUpId != null
                        ? new E2nodeComponent.OfInterface(InterfaceType.E1, new E2nodeComponentId.E1(gnbCuUpId))
                        : new E2nodeComponent.OfInterface(InterfaceType.NG, new E2nodeComponentId.Ng("simulated-amf"));
        return new E2nodeComponentConfig.Item(component, new Configuration.SetupMessages(Octets.EMPTY, Octets.EMPTY));
    }

    private static E2nodeComponentConfig.Item componentOfV1() {
        return new E2nodeComponentConfig.Item(
                new E2nodeComponent.OfNode(NodeType.GNB, null), new Configuration.Gnb(Octets.EMPTY, null, null, null));
    }

    private static String kpmOid(KpmVersion version) {
        return version.timeStampOctets() == 4 ? KPM_V2_OID : KPM_V3_OID;
    }

    private static ReportStyle styleOfMadeUpFigures() {
        List<AnnouncedMeasurement> measurements = Arrays.stream(OfferedMeasurement.values())
                .map(offered -> new AnnouncedMeasurement(offered.measName(), (long) offered.measId(), null))
                .toList();
        return new ReportStyle(1, "E2 Node Measurement", 1, measurements, 1, 1);
    }

    private static KpmRanFunctionDefinition kpmDefinition(KpmVersion version, List<ReportStyle> styles) {
        return new KpmRanFunctionDefinition(
                "ORAN-E2SM-KPM",
                kpmOid(version),
                "KPM Monitor",
                null,
                List.of(new KpmRanFunctionDefinition.EventTriggerStyle(1, "Periodic Report", 1)),
                styles,
                List.of());
    }

    private static RanFunctionDefinition rcDefinition() {
        return new RanFunctionDefinition(
                new RanFunctionDefinition.FunctionName("ORAN-E2SM-RC", RC_OID, "RAN Control", null),
                null,
                List.of(),
                List.of(),
                List.of(
                        controlStyle(
                                STYLE_RADIO_RESOURCES,
                                "Radio Resource Allocation Control",
                                ACTION_SLICE_PRB_QUOTA,
                                "Slice-level PRB quota",
                                new NamedParameter(1, "RRM Policy Ratio List", null)),
                        controlStyle(
                                STYLE_MOBILITY,
                                "Connected Mode Mobility Control",
                                ACTION_HANDOVER,
                                "Handover Control",
                                new NamedParameter(1, "Target Primary Cell ID", null))),
                List.of());
    }

    private static RanFunctionDefinition.ControlStyle controlStyle(
            long style, String name, long action, String actionName, NamedParameter parameter) {
        return new RanFunctionDefinition.ControlStyle(
                style,
                name,
                List.of(new RanFunctionDefinition.Action(action, actionName, List.of(parameter))),
                1,
                1,
                null,
                1,
                List.of());
    }
}
