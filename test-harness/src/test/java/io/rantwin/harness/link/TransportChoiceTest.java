package io.rantwin.harness.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TransportChoiceTest {
    @Test
    void autoTakesSctpWhereItIsAndTcpElsewhere() throws Exception {
        assertThat(TransportChoice.AUTO.resolve("")).isEqualTo(Transport.SCTP);
        assertThat(TransportChoice.AUTO.resolve("no module")).isEqualTo(Transport.TCP);
        assertThat(TransportChoice.SCTP.resolve("")).isEqualTo(Transport.SCTP);
        assertThat(TransportChoice.TCP.resolve("")).isEqualTo(Transport.TCP);
    }

    @Test
    void saysWhyThereIsNoSctpAndWhatHelps() {
        assertThatThrownBy(() -> TransportChoice.SCTP.resolve("no module"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no module")
                .hasMessageContaining("libsctp")
                .hasMessageContaining("choose tcp");
    }

    @Test
    void whatThisMachineHasIsWhatIsUsed() throws Exception {
        if (SctpSupport.problem().isEmpty()) {
            assertThat(TransportChoice.SCTP.resolve()).isEqualTo(Transport.SCTP);
        } else {
            assertThatThrownBy(TransportChoice.SCTP::resolve).hasMessageContaining(SctpSupport.problem());
            assertThat(TransportChoice.AUTO.resolve()).isEqualTo(Transport.TCP);
        }
    }

    @Test
    void serviceProceduresUseTheirOwnStream() {
        assertThat(SctpWire.streamOf(new byte[] {0, 1})).as("E2 setup").isZero();
        assertThat(SctpWire.streamOf(new byte[] {0, 3})).as("reset").isZero();
        assertThat(SctpWire.streamOf(new byte[] {0, 5})).as("indication").isEqualTo(1);
        assertThat(SctpWire.streamOf(new byte[] {0x20, 4})).as("control acknowledge").isEqualTo(1);
        assertThat(SctpWire.streamOf(new byte[] {0})).isZero();
    }
}
