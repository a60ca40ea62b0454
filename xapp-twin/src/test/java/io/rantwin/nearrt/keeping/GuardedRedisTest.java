package io.rantwin.nearrt.keeping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rantwin.api.access.Identity;
import io.rantwin.api.ports.FreePorts;
import io.rantwin.xapp.sdl.RedisSdl;
import io.rantwin.xapp.sdl.SdlConfig;
import io.rantwin.xapp.sdl.SdlException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A redis-server that speaks TLS only, asks for a certificate and for a password. */
class GuardedRedisTest {
    private static final String NAMESPACE = "guarded";
    private static final Map<String, byte[]> VALUE = Map.of("cell", "asleep".getBytes(UTF_8));

    @TempDir
    static Path folder;

    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();
    private static Identity own;
    private static Identity stranger;
    private static Process redis;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        Path program = Path.of("/usr/bin/redis-server");
        assumeTrue(Files.isExecutable(program), "this needs a Redis (Debian: apt-get install redis-server)");
        Identity server = Identity.of(folder, "redis");
        own = Identity.of(folder, "twin");
        stranger = Identity.of(folder, "stranger");
        Files.writeString(folder.resolve("password"), "of the test\n");
        port = new FreePorts(folder).next();
        redis = new ProcessBuilder(List.of(
                        program.toString(),
                        "--save",
                        "",
                        "--bind",
                        "127.0.0.1",
                        "127.0.0.2",
                        "--port",
                        "0",
                        "--tls-port",
                        "" + port,
                        "--tls-cert-file",
                        server.certificate().toString(),
                        "--tls-key-file",
                        server.key().toString(),
                        "--tls-ca-cert-file",
                        own.certificate().toString(),
                        "--requirepass",
                        "of the test",
                        "--dir",
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        await().until(() -> !redis.isAlive() || listens());
        assumeTrue(redis.isAlive(), "this Redis was built without TLS");
    }

    @AfterAll
    static void end() {
        if (redis != null) {
            redis.destroyForcibly().onExit().join();
        }
        THREADS.shutdownNow();
    }

    private static boolean listens() {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** What the environment of an xApp says that gets in. */
    private static Map<String, String> environment() {
        return new TreeMap<>(Map.of(
                "RANTWIN_DBAAS", "127.0.0.1:" + port,
                "RANTWIN_DBAAS_CA", folder.resolve("redis.crt").toString(),
                "RANTWIN_DBAAS_CERT", own.certificate().toString(),
                "RANTWIN_DBAAS_KEY", own.key().toString(),
                "RANTWIN_DBAAS_USER", "default",
                "RANTWIN_DBAAS_PASSWORD_FILE", folder.resolve("password").toString()));
    }

    private static RedisSdl sdl(Map<String, String> environment) throws SdlException {
        return new RedisSdl(SdlConfig.fromEnvironment(environment), THREADS);
    }

    private static void staysOut(Map<String, String> environment) throws SdlException {
        try (RedisSdl sdl = sdl(environment)) {
            assertThatThrownBy(() -> sdl.set(NAMESPACE, VALUE)).isInstanceOf(SdlException.class);
        }
    }

    private static boolean getsIn(RedisSdl sdl) {
        try {
            sdl.set(NAMESPACE, VALUE);
            return sdl.get(NAMESPACE, List.of("cell")).containsKey("cell");
        } catch (SdlException notYet) {
            return false;
        }
    }

    @Test
    void withCertificateAndPasswordItIsAnyRedis() throws Exception {
        try (RedisSdl sdl = sdl(environment())) {
            sdl.set(NAMESPACE, VALUE);
            assertThat(sdl.get(NAMESPACE, List.of("cell")).get("cell")).isEqualTo(VALUE.get("cell"));
        }
    }

    @Test
    void whoeverCannotShowWhatIsAskedStaysOut() throws Exception {
        Map<String, String> plain = environment();
        List.of("CA", "CERT", "KEY").forEach(name -> plain.remove("RANTWIN_DBAAS_" + name));
        staysOut(plain);
        Map<String, String> nameless = environment();
        List.of("CERT", "KEY").forEach(name -> nameless.remove("RANTWIN_DBAAS_" + name));
        staysOut(nameless);
        Map<String, String> foreign = environment();
        foreign.put("RANTWIN_DBAAS_CERT", stranger.certificate().toString());
        foreign.put("RANTWIN_DBAAS_KEY", stranger.key().toString());
        staysOut(foreign);
    }

    @Test
    void aServerThatIsNotTheOneMeantGetsNothing() throws Exception {
        Map<String, String> otherAuthority = environment();
        otherAuthority.put("RANTWIN_DBAAS_CA", stranger.certificate().toString());
        staysOut(otherAuthority);
        // The certificate is for 127.0.0.1 and localhost.
        Map<String, String> otherName = environment();
        otherName.put("RANTWIN_DBAAS", "127.0.0.2:" + port);
        staysOut(otherName);
    }

    @Test
    void aPasswordThatIsReplacedCountsFromTheNextConnectionOn() throws Exception {
        Map<String, String> environment = environment();
        Path password = Files.writeString(folder.resolve("old-password"), "of yesterday");
        environment.put("RANTWIN_DBAAS_PASSWORD_FILE", password.toString());
        try (RedisSdl sdl = sdl(environment)) {
            assertThatThrownBy(() -> sdl.set(NAMESPACE, VALUE)).isInstanceOf(SdlException.class);
            Files.writeString(password, "of the test");
            await().until(() -> getsIn(sdl));
        }
    }

    @Test
    void whatCannotBeUsedIsSaidAtOnce() {
        Map<String, String> missing = environment();
        missing.put("RANTWIN_DBAAS_CA", folder.resolve("none").toString());
        assertThatThrownBy(() -> SdlConfig.fromEnvironment(missing))
                .hasMessageContaining("RANTWIN_DBAAS_CA")
                .hasMessageContaining("cannot be read");
        Map<String, String> half = environment();
        half.remove("RANTWIN_DBAAS_KEY");
        assertThatThrownBy(() -> SdlConfig.fromEnvironment(half)).hasMessageContaining("belong together");
        Map<String, String> plain = environment();
        plain.remove("RANTWIN_DBAAS_CA");
        assertThatThrownBy(() -> SdlConfig.fromEnvironment(plain)).hasMessageContaining("needs the authorities");
    }
}
