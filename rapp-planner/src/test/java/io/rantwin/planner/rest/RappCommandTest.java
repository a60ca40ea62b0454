package io.rantwin.planner.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.planner.Main;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.commands.PolicyFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The planner as a process of its own, and the commands that ask it. */
class RappCommandTest {
    private static final Pattern ADDRESS = Pattern.compile("serves at (http://127\\.0\\.0\\.1:\\d+);.*");

    @TempDir
    private Path folder;

    private String said = "";

    private int rantwin(String... arguments) {
        var words = new StringWriter();
        int code = new CommandLine(new Main())
                .setOut(new PrintWriter(words, true))
                .setErr(new PrintWriter(words, true))
                .execute(arguments);
        said = words.toString();
        return code;
    }

    @Test
    void policiesAreWantedThroughTheServerUntilItIsToldToEnd()
            throws IOException, InterruptedException, DesiredException, AuditException {
        Path data = folder.resolve("data");
        Path policy = Files.writeString(
                folder.resolve("p.json"), Api.wish("es", 20, 1).get("policy").toString());
        Process rapp = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "rapp",
                        "--port",
                        "0",
                        "--folder",
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = new BufferedReader(new InputStreamReader(rapp.getInputStream(), StandardCharsets.UTF_8))) {
            Matcher line = ADDRESS.matcher(String.valueOf(out.readLine()));
            assertThat(line.matches()).isTrue();
            String server = line.group(1);
            String[] want = {
                "policy",
                "want",
                policy.toString(),
                "--id",
                "es",
                "--ric",
                "ric1",
                "--type",
                "ORAN_EnergySaving_3.0.1",
                "--reason",
                "night plan",
                "--actor",
                "ann",
                "--server",
                server
            };
            assertThat(rantwin(want)).as(said).isZero();
            assertThat(said).startsWith("policy es, revision 1: WANTED");
            assertThat(rantwin("policy", "list", "--history", "--server", server))
                    .isZero();
            assertThat(said)
                    .startsWith("es  WANTED  revision 1 (there: 0)  no status  ORAN_EnergySaving_3.0.1 at ric1  ann");
            assertThat(rantwin("policy", "drop", "es", "--folder", data.toString(), "--reason", "x"))
                    .as("the folder belongs to the server")
                    .isEqualTo(1);
            assertThat(rantwin("policy", "drop", "es", "--reason", "it is over", "--server", server))
                    .as(said)
                    .isZero();
            assertThat(said).startsWith("policy es: GONE");
            assertThat(rantwin("policy", "halt", "--reason", "complaints", "--server", server))
                    .isZero();
            assertThat(rantwin(want)).isEqualTo(1);
            assertThat(said).contains("the kill switch is on since");
            assertThat(rantwin("policy", "resume", "--reason", "all is well", "--server", server))
                    .isZero();
            rapp.toHandle().destroy();
            assertThat(out.readLine()).isNull();
        }
        assertThat(rapp.waitFor()).as("ended by SIGTERM").isEqualTo(143);
        try (PolicyFolder open = PolicyFolder.open(data, InstantSource.system(), note -> {
            throw new AssertionError("it did not end cleanly: " + note);
        })) {
            assertThat(open.audit().size()).isEqualTo(4);
        }
        assertThat(rantwin("policy", "list", "--server", "http://127.0.0.1:1")).isEqualTo(1);
        assertThat(said).contains("http://127.0.0.1:1 cannot be asked");
    }

    @Test
    void anAddressThatOthersReachNeedsTlsAndNamesUnlessItIsSaidOtherwise() {
        String data = folder.resolve("data").toString();
        assertThat(rantwin("rapp", "--folder", data, "--host", "0.0.0.0")).isEqualTo(2);
        assertThat(said).contains("Other machines reach 0.0.0.0", "--open does without");
        String[] tls = {"--tls-cert", "x.crt", "--tls-key", "x.key"};
        String[] tokens = {"--token-issuer", "https://i", "--token-audience", "a", "--token-keys", "k.json"};
        assertThat(rantwin(words("rapp --host 0.0.0.0 --folder " + data, tls)))
                .as("TLS alone")
                .isEqualTo(2);
        assertThat(rantwin(words("rapp --host 0.0.0.0 --folder " + data, tokens)))
                .as("tokens in plain text")
                .isEqualTo(2);
        assertThat(rantwin(words("rapp --open --folder " + data, tokens))).isEqualTo(2);
        assertThat(said).contains("one of the two");
        assertThat(rantwin("rapp", "--token-issuer", "https://i")).isEqualTo(2);
        assertThat(said).contains("belong together");
        assertThat(rantwin("rapp", "--client-role", "rapp=planner")).isEqualTo(2);
        assertThat(said).contains("--client-role needs --tls-client-ca");
        assertThat(rantwin(words("rapp --folder " + data, tls)))
                .as("there are no such files")
                .isEqualTo(1);
        assertThat(said).contains("x.crt: there is no such file");
    }

    @Test
    void tokensAndCertificatesForA1GoToHttpsOnly() {
        String data = folder.resolve("data").toString();
        for (String line : new String[] {
            "rapp --pms http://pms --a1-token-file t", "rapp --a1 ric1=http://ric --a1-ca c", "rapp --a1-ca c"
        }) {
            assertThat(rantwin(words(line + " --folder " + data))).as(line).isEqualTo(2);
            assertThat(said).contains("addresses that begin with https");
        }
        assertThat(rantwin(words("rapp --pms https://pms --a1-cert c --folder " + data)))
                .isEqualTo(2);
        assertThat(said).contains("--a1-cert and --a1-key belong together");
        assertThat(rantwin(words("rapp --pms https://pms --a1-ca none.crt --folder " + data)))
                .isEqualTo(1);
        assertThat(said).contains("none.crt: there is no such file");
        assertThat(rantwin("rapp", "--health-port", "65536")).isEqualTo(2);
    }

    private static String[] words(String line, String... more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(line.split(" ")), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }

    @Test
    void whatDoesNotFitIsToldAtTheBegin() {
        assertThat(rantwin("rapp", "--port", "65536")).isEqualTo(2);
        assertThat(said).contains("--port is 0..65535, not 65536");
        assertThat(rantwin("rapp", "--sweep-threads", "0")).isEqualTo(2);
        assertThat(rantwin("rapp", "--pms", "http://a", "--a1", "r=http://b")).isEqualTo(2);
        assertThat(said).contains("--pms and --a1 exclude each other");
    }
}
