package io.rantwin.xapp.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.xapp.rmr.RmrAddress;
import io.rantwin.xapp.rmr.RouteSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XappEnvironmentTest {
    private Descriptor descriptor;

    @BeforeEach
    void read() throws DescriptorException {
        descriptor = Descriptor.read(DescriptorTest.FULL.replace("\"twin\"", "\"ran-twin\""));
    }

    private XappEnvironment environment(String... pairs) throws EnvironmentException {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            variables.put(pairs[i], pairs[i + 1]);
        }
        return XappEnvironment.of(variables, descriptor);
    }

    @Test
    void withoutVariablesEverythingIsWhereThePlatformPutsIt() throws EnvironmentException {
        XappEnvironment environment = environment();
        PlatformAddresses platform = environment.platform();
        assertThat(platform.e2Manager()).isEqualTo(URI.create("http://service-ricplt-e2mgr-http.ricplt:3800"));
        assertThat(platform.subscriptionManager())
                .isEqualTo(URI.create("http://service-ricplt-submgr-http.ricplt:8088"));
        assertThat(platform.appManager()).isEqualTo(URI.create("http://service-ricplt-appmgr-http.ricplt:8080"));
        assertThat(platform.alarmManager())
                .isEqualTo(URI.create("http://service-ricplt-alarmmanager-http.ricplt:8080"));
        assertThat(platform.alarmManagerRmr()).hasToString("service-ricplt-alarmmanager-rmr.ricplt:4560");
        assertThat(platform.a1Mediator()).isEqualTo(URI.create("http://service-ricplt-a1mediator-http.ricplt:10000"));
        assertThat(platform.dbaas()).hasToString("service-ricplt-dbaas-tcp.ricplt:6379");
        assertThat(environment.registration()).isTrue();
        assertThat(environment.podName()).isEqualTo("ran-twin");
        assertThat(environment.httpHost()).isEqualTo("service-ricxapp-ran-twin-http.ricxapp");
        assertThat(environment.rmrHost()).isEqualTo("service-ricxapp-ran-twin-rmr.ricxapp");
        assertThat(environment.rmr().routes()).isEqualTo(new RouteSource.Pushed(4561));
        assertThat(environment.rmr().seedTable()).isNull();
    }

    @Test
    void fallingBackFromTheServiceVariablesIsNoted() throws EnvironmentException {
        XappEnvironment environment = environment("KUBERNETES_SERVICE_HOST", "10.96.0.1");
        assertThat(environment.httpEndpoint()).hasToString("service-ricxapp-ran-twin-http.ricxapp:8080");
        assertThat(environment.rmrEndpoint()).hasToString("service-ricxapp-ran-twin-rmr.ricxapp:4560");
        assertThat(environment.notes())
                .hasSize(2)
                .anyMatch(n -> n.contains("SERVICE_RICXAPP_RAN_TWIN_HTTP_PORT gives no address"))
                .anyMatch(n -> n.contains("SERVICE_RICXAPP_RAN_TWIN_RMR_PORT gives no address"));
        assertThat(environment(
                                "KUBERNETES_SERVICE_HOST",
                                "10.96.0.1",
                                "SERVICE_RICXAPP_RAN_TWIN_HTTP_PORT",
                                "tcp://10.1.2.3:8080",
                                "SERVICE_RICXAPP_RAN_TWIN_RMR_PORT",
                                "nonsense")
                        .notes())
                .hasSize(2)
                .anyMatch(n -> n.contains("'nonsense'"));
    }

    @Test
    void kubernetesServiceVariablesAreRegistered() throws EnvironmentException {
        XappEnvironment environment = environment(
                "HOSTNAME", "pod-7",
                "SERVICE_RICXAPP_POD_7_HTTP_PORT", "tcp://10.1.2.3:80",
                "SERVICE_RICXAPP_POD_7_RMR_PORT", "tcp://10.1.2.4:4560");
        assertThat(environment.podName()).isEqualTo("pod-7");
        assertThat(environment.httpEndpoint()).hasToString("10.1.2.3:80");
        assertThat(environment.rmrEndpoint()).hasToString("10.1.2.4:4560");
        assertThat(environment.notes()).isEmpty();
    }

    @Test
    void whereThePodHasAnotherNameTheServicesAreFoundByThatOfTheXapp() throws EnvironmentException {
        XappEnvironment environment = environment(
                "HOSTNAME", "ricxapp-ran-twin-5d8c-x",
                "SERVICE_RICXAPP_RAN_TWIN_HTTP_PORT", "tcp://10.1.2.3:80",
                "SERVICE_RICXAPP_RAN_TWIN_RMR_PORT", "tcp://10.1.2.4:4560");
        assertThat(environment.httpEndpoint()).hasToString("10.1.2.3:80");
        assertThat(environment.rmrEndpoint()).hasToString("10.1.2.4:4560");
        assertThat(environment.notes()).isEmpty();
    }

    @Test
    void everyAddressCanBeSet() throws EnvironmentException {
        PlatformAddresses platform = environment(
                        "RANTWIN_E2MGR_URL", "http://10.0.2.11:3800/",
                        "RANTWIN_SUBMGR_URL", "http://10.0.2.13:8088",
                        "RANTWIN_APPMGR_URL", "https://appmgr",
                        "ALARM_MANAGER_URL", "http://alarms:1",
                        "ALARM_MANAGER_SERVICE_NAME", "alarm-rmr",
                        "ALARM_MANAGER_SERVICE_PORT", "4570",
                        "RANTWIN_A1MEDIATOR_URL", "http://[::1]:10000",
                        "DBAAS_SERVICE_HOST", "10.0.2.12",
                        "DBAAS_SERVICE_PORT", "6380,6381")
                .platform();
        assertThat(platform.e2Manager()).hasToString("http://10.0.2.11:3800");
        assertThat(platform.subscriptionManager()).hasToString("http://10.0.2.13:8088");
        assertThat(platform.appManager()).hasToString("https://appmgr");
        assertThat(platform.alarmManager()).hasToString("http://alarms:1");
        assertThat(platform.alarmManagerRmr()).hasToString("alarm-rmr:4570");
        assertThat(platform.a1Mediator()).hasToString("http://[::1]:10000");
        assertThat(platform.dbaas()).hasToString("10.0.2.12:6380");
        assertThat(environment("RANTWIN_DBAAS", "[::1]:7000", "RANTWIN_ALARMMGR_RMR", "h:1", "PLT_NAMESPACE", "plt")
                        .platform())
                .satisfies(p -> {
                    assertThat(p.dbaas()).hasToString("[::1]:7000");
                    assertThat(p.alarmManagerRmr()).hasToString("h:1");
                    assertThat(p.e2Manager()).hasToString("http://service-plt-e2mgr-http.plt:3800");
                });
        assertThat(environment("DBAAS_PORT_6379_TCP_ADDR", "db", "DBAAS_PORT_6379_TCP_PORT", "6390")
                        .platform()
                        .dbaas())
                .hasToString("db:6390");
    }

    @Test
    void theSmallDockerRicHasNoRegistrationAndAddressesForNames() throws EnvironmentException {
        XappEnvironment environment = environment(
                "RANTWIN_REGISTRATION", "off",
                "POD_IP", "10.0.2.20",
                "RANTWIN_HTTP_PORT", "8090",
                "RMR_RTG_SVC", "",
                "RMR_SEED_RT", "/opt/routes.rtg");
        assertThat(environment.registration()).isFalse();
        assertThat(environment.httpHost()).isEqualTo("10.0.2.20");
        assertThat(environment.rmrHost()).isEqualTo("10.0.2.20");
        assertThat(environment.httpPort()).isEqualTo(8090);
        assertThat(environment.rmr().seedTable()).isEqualTo(Path.of("/opt/routes.rtg"));
        assertThat(environment.notes()).isEmpty();
    }

    @Test
    void namesThatTheSubscriptionManagerCannotBringTogetherAreNoted() throws EnvironmentException {
        assertThat(environment("RANTWIN_REGISTRATION", "no", "RMR_SRC_ID", "10.0.2.20:4560")
                        .notes())
                .singleElement()
                .asString()
                .contains("10.0.2.20", "service-ricxapp-ran-twin-rmr.ricxapp");
        assertThat(environment("RMR_SRC_ID", "10.0.2.20:4560").rmrHost()).isEqualTo("10.0.2.20");
    }

    @Test
    void routeTablesComeAsLibrmrReadsItsVariables() throws EnvironmentException {
        assertThat(environment("RMR_RTG_SVC", "4571").rmr().routes()).isEqualTo(new RouteSource.Pushed(4571));
        assertThat(environment("RMR_RTG_SVC", "-1").rmr().routes()).isEqualTo(new RouteSource.FileOnly());
        assertThat(environment("RMR_RTG_SVC", "rtmgr:4560").rmr().routes())
                .isEqualTo(new RouteSource.Requested(new RmrAddress("rtmgr", 4560), 4561, Duration.ofSeconds(5)));
        assertThat(environment("RMR_CTL_PORT", "4599").rmr().routes())
                .isEqualTo(new RouteSource.Requested(new RmrAddress("routemgr", 4561), 4599, Duration.ofSeconds(5)));
        assertThat(environment("RMR_RTG_SVC", "4561", "RANTWIN_RMR_CONTROL_PORT", "5000")
                        .rmr()
                        .routes())
                .isEqualTo(new RouteSource.Pushed(5000));
    }

    @ParameterizedTest
    @CsvSource({
        "RANTWIN_SUBMGR_URL, submgr:8088",
        "RANTWIN_SUBMGR_URL, ftp://submgr",
        "RANTWIN_SUBMGR_URL, http://sub mgr",
        "RANTWIN_SUBMGR_URL, http://submgr/?a=b",
        "RANTWIN_E2MGR_URL, http://e2mgr:999999",
        "RANTWIN_APPMGR_URL, http://appmgr:0",
        "RANTWIN_A1MEDIATOR_URL, http://[::1]:65536",
        "RANTWIN_HTTP_PORT, 80800",
        "RANTWIN_RMR_PORT, 0",
        "RANTWIN_REGISTRATION, maybe",
        "RANTWIN_DBAAS, redis://db",
        "DBAAS_SERVICE_PORT, 'x,6379'",
        "RMR_RTG_SVC, rtmgr",
        "ALARM_MANAGER_SERVICE_PORT, 1e3",
    })
    void nonsenseIsAnErrorThatNamesTheVariable(String variable, String value) {
        assertThatThrownBy(() -> environment(variable, value))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining(variable)
                .hasMessageContaining(value);
    }

    @Test
    void theDescriptorIsAFileOrInAFolder() {
        assertThat(XappEnvironment.descriptorFile(Map.of())).isEqualTo(Path.of("/opt/ric/config/config-file.json"));
        assertThat(XappEnvironment.descriptorFile(Map.of("XAPP_DESCRIPTOR_PATH", "/etc/x/")))
                .isEqualTo(Path.of("/etc/x/config-file.json"));
        assertThat(XappEnvironment.descriptorFile(Map.of("CFG_FILE", "/a/b.json", "CONFIG_FILE", "/c.json")))
                .isEqualTo(Path.of("/a/b.json"));
    }
}
