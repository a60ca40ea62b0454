package io.rantwin.xapp.sdl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rantwin.api.ports.FreePorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** A real redis-server on a port of its own, which forgets everything when it ends, as the platform's does. */
final class RedisProcess implements AutoCloseable {
    private final String binary;
    private final int port;
    private final List<String> more;
    private final Path folder;
    private Process process;

    private RedisProcess(String binary, int port, Path folder, List<String> more) {
        this.binary = binary;
        this.port = port;
        this.folder = folder;
        this.more = more;
    }

    /** Starts a server; the test is skipped when this machine has none. */
    static RedisProcess start(Path folder) throws IOException {
        return start("redis-server", folder, List.of("--save", "", "--appendonly", "no"));
    }

    static RedisProcess start(String program, Path folder, List<String> more) throws IOException {
        String binary = find(program);
        Assumptions.assumeTrue(
                binary != null,
                program + " is not on the PATH: this needs a Redis (Debian: apt-get install " + program + ")");
        var redis = new RedisProcess(binary, new FreePorts(folder).next(), folder, more);
        redis.restart();
        return redis;
    }

    /** Starts the server, on the same port as before. */
    void restart() throws IOException {
        List<String> command = new ArrayList<>(List.of(binary));
        command.addAll(more);
        command.addAll(List.of("--bind", "127.0.0.1", "--port", "" + port, "--dir", folder.toString()));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Awaitility.await().until(this::listens);
    }

    /** As kill -9 does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Stops ({@code STOP}) or continues ({@code CONT}) the process. */
    void signal(String signal) throws IOException {
        new ProcessBuilder("kill", "-" + signal, "" + process.pid())
                .start()
                .onExit()
                .join();
    }

    /** Addresses of those who are connected. */
    Set<String> clients() throws IOException {
        Set<String> clients = new HashSet<>();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            String own = "addr=127.0.0.1:" + socket.getLocalPort() + " ";
            socket.getOutputStream().write("CLIENT LIST\r\n".getBytes(UTF_8));
            answer.readLine();
            for (String line = answer.readLine(); !line.isEmpty(); line = answer.readLine()) {
                if (!line.contains(own)) {
                    clients.add(line.split(" ")[1]);
                }
            }
        }
        return clients;
    }

    int port() {
        return port;
    }

    SdlAddress address() {
        return new SdlAddress.Server("127.0.0.1", port);
    }

    @Override
    public void close() {
        kill();
    }

    private boolean listens() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static String find(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            Path file = Path.of(folder, program);
            if (Files.isExecutable(file)) {
                return file.toString();
            }
        }
        return null;
    }
}
