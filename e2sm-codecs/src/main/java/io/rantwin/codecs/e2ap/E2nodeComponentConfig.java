package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.per.Octets;
import org.jspecify.annotations.Nullable;

/** Items of the lists about the configuration of E2 node components (E2AP 9.2.27, 9.2.28). */
public sealed interface E2nodeComponentConfig {
    /** The component concerned. */
    E2nodeComponent e2nodeComponent();

    /** Addition item (since v02) or update item. */
    record Item(E2nodeComponent e2nodeComponent, Configuration configuration) implements E2nodeComponentConfig {}

    /** Removal item; since v02. */
    record Removal(E2nodeComponent e2nodeComponent) implements E2nodeComponentConfig {}

    /**
     * Acknowledgement item of an addition, update or removal.
     *
     * @param failureCause set when the outcome is a failure
     */
    record Ack(
            E2nodeComponent e2nodeComponent,
            UpdateOutcome updateOutcome,
            @Nullable Cause failureCause) implements E2nodeComponentConfig {}

    /** Outcome of a configuration change. */
    enum UpdateOutcome {
        SUCCESS("success"),
        FAILURE("failure");

        private final String asnName;

        UpdateOutcome(String asnName) {
            this.asnName = asnName;
        }

        /** Name of the ENUMERATED item. */
        public String asnName() {
            return asnName;
        }
    }

    /** What a component is configured to. */
    sealed interface Configuration {
        /** Since v02: the messages that set up the interface, such as NG SETUP REQUEST and RESPONSE. */
        record SetupMessages(Octets e2nodeComponentRequestPart, Octets e2nodeComponentResponsePart)
                implements Configuration {}

        /** v01.01, gNB: latest configuration message of each interface. */
        record Gnb(
                @Nullable Octets ngApConfigUpdate,
                @Nullable Octets xnApConfigUpdate,
                @Nullable Octets e1ApConfigUpdate,
                @Nullable Octets f1ApConfigUpdate)
                implements Configuration {}

        /** v01.01, en-gNB. */
        record EnGnb(@Nullable Octets x2ApConfigUpdate) implements Configuration {}

        /** v01.01, ng-eNB. */
        record NgEnb(
                @Nullable Octets ngApConfigUpdate, @Nullable Octets xnApConfigUpdate) implements Configuration {}

        /** v01.01, eNB. */
        record Enb(
                @Nullable Octets s1ApConfigUpdate, @Nullable Octets x2ApConfigUpdate) implements Configuration {}
    }
}
