package io.rantwin.codecs.e2ap;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which component of an E2 node an item of the configuration lists is about. */
public sealed interface E2nodeComponent {
    /** Component named by one of its interfaces; since v02. */
    record OfInterface(InterfaceType e2nodeComponentInterfaceType, E2nodeComponentId e2nodeComponentId)
            implements E2nodeComponent {}

    /**
     * Component named by the type of node; v01.01 only.
     *
     * @param e2nodeComponentId a {@link E2nodeComponentId.E1} (gNB-CU-UP), a {@link E2nodeComponentId.F1} (gNB-DU), or
     *     {@code null}
     */
    record OfNode(NodeType e2nodeComponentType, @Nullable E2nodeComponentId e2nodeComponentId)
            implements E2nodeComponent {}

    /** E2 Node Component Interface Type (E2AP 9.2.26). */
    enum InterfaceType {
        NG,
        XN,
        E1,
        F1,
        W1,
        S1,
        X2;

        private final String asnName = name().toLowerCase(Locale.ROOT);

        /** Name of the ENUMERATED item. */
        public String asnName() {
            return asnName;
        }
    }

    /** E2 Node Component Type of v01.01. */
    enum NodeType {
        GNB("gNB"),
        GNB_CU_UP("gNB-CU-UP"),
        GNB_DU("gNB-DU"),
        EN_GNB("en-gNB"),
        ENB("eNB"),
        NG_ENB("ng-eNB");

        private final String asnName;

        NodeType(String asnName) {
            this.asnName = asnName;
        }

        /** Name of the ENUMERATED item. */
        public String asnName() {
            return asnName;
        }
    }
}
