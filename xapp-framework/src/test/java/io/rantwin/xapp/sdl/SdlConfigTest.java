package io.rantwin.xapp.sdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.xapp.sdl.SdlAddress.Sentinel;
import io.rantwin.xapp.sdl.SdlAddress.Server;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SdlConfigTest {
    @Test
    void withoutVariablesItIsTheLocalRedisWhichNobodyAskedFor() throws Exception {
        assertThat(SdlConfig.fromEnvironment(Map.of()).servers()).containsExactly(new Server("localhost", 6379));
        assertThat(SdlConfig.isIn(Map.of("DBAAS_SERVICE_HOST", " "))).isFalse();
    }

    @Test
    void hostAndPortAreAPlainServer() throws Exception {
        Map<String, String> environment =
                Map.of("DBAAS_SERVICE_HOST", "service-ricplt-dbaas-tcp.ricplt", "DBAAS_SERVICE_PORT", "6380");
        assertThat(SdlConfig.isIn(environment)).isTrue();
        assertThat(SdlConfig.fromEnvironment(environment).servers())
                .containsExactly(new Server("service-ricplt-dbaas-tcp.ricplt", 6380));
    }

    @Test
    void theVariableOfOurOwnGoesBeforeThePlatforms() throws Exception {
        Map<String, String> environment =
                Map.of("RANTWIN_DBAAS", "10.0.2.12:6390", "DBAAS_SERVICE_HOST", "ignored", "DBAAS_SERVICE_PORT", "1");
        assertThat(SdlConfig.isIn(Map.of("RANTWIN_DBAAS", "10.0.2.12:6390"))).isTrue();
        assertThat(SdlConfig.fromEnvironment(environment).servers()).containsExactly(new Server("10.0.2.12", 6390));
        assertThatThrownBy(() -> SdlConfig.fromEnvironment(Map.of("RANTWIN_DBAAS", "10.0.2.12")))
                .isInstanceOf(SdlException.class)
                .hasMessageContaining("RANTWIN_DBAAS is '10.0.2.12'");
    }

    @Test
    void theOlderNamesAreReadToo() throws Exception {
        Map<String, String> environment =
                Map.of("DBAAS_PORT_6379_TCP_ADDR", "10.0.2.12", "DBAAS_PORT_6379_TCP_PORT", "6381");
        assertThat(SdlConfig.isIn(environment)).isTrue();
        assertThat(SdlConfig.fromEnvironment(environment).servers()).containsExactly(new Server("10.0.2.12", 6381));
    }

    @Test
    void aClusterListGoesBeforeTheHostAndTheLastPortIsRepeated() throws Exception {
        assertThat(SdlConfig.fromEnvironment(Map.of(
                                "DBAAS_SERVICE_HOST", "ignored",
                                "DBAAS_CLUSTER_ADDR_LIST", "r0, r1,r2",
                                "DBAAS_SERVICE_PORT", "6379,6380"))
                        .servers())
                .containsExactly(new Server("r0", 6379), new Server("r1", 6380), new Server("r2", 6380));
    }

    @Test
    void aSentinelPortMakesSentinels() throws Exception {
        assertThat(SdlConfig.fromEnvironment(Map.of(
                                "DBAAS_CLUSTER_ADDR_LIST", "r0,r1",
                                "DBAAS_SERVICE_SENTINEL_PORT", "26379",
                                "DBAAS_MASTER_NAME", "m0,m1"))
                        .servers())
                .containsExactly(new Sentinel("r0", 26379, "m0"), new Sentinel("r1", 26379, "m1"));
    }

    @Test
    void whatIsNoPortIsRefusedByName() {
        assertThatThrownBy(() -> SdlConfig.fromEnvironment(Map.of("DBAAS_SERVICE_PORT", "tcp://10.0.0.1:6379")))
                .isInstanceOf(SdlException.class)
                .hasMessageContaining("tcp://10.0.0.1:6379");
        assertThatThrownBy(() -> SdlConfig.fromEnvironment(Map.of("DBAAS_SERVICE_PORT", "65536")))
                .isInstanceOf(SdlException.class)
                .hasMessageContaining("65536");
        assertThatThrownBy(() -> SdlConfig.fromEnvironment(Map.of("DBAAS_SERVICE_SENTINEL_PORT", "26379")))
                .isInstanceOf(SdlException.class)
                .hasMessageContaining("master");
    }
}
