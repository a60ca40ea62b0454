package io.rantwin.planner.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.DesiredException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that are none of the document's. */
class ForeignRequestsTest {
    @TempDir
    private Path folder;

    @Test
    void pathsMethodsHostsAndNonsenseAreAnsweredWithProblems() throws IOException, DesiredException, AuditException {
        try (Api api = new Api(folder)) {
            assertProblem(api, "GET /v2/policies", "localhost", 404, "not-found");
            assertProblem(api, "PATCH /v1/policies", "127.0.0.1:80", 405, "method-not-allowed");
            assertProblem(api, "GET /v1/policies", "evil.example", 403, "foreign-host");
            assertProblem(api, "GET /v1/policies", "[::1]:99", 200, "");
            assertProblem(api, "GET /v1/policies/a%2Fb", "localhost", 404, "not-found");
            assertProblem(api, "GET /v1/policies/%zz", "localhost", 400, "bad-request");
        }
    }

    private static void assertProblem(Api api, String line, String host, int status, String kind) throws IOException {
        try (Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), api.server().port());
                InputStream in = socket.getInputStream()) {
            socket.getOutputStream()
                    .write((line + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).as(line).startsWith("HTTP/1.1 " + status);
            if (status >= 400) {
                assertThat(answer).as(line).contains("application/problem+json");
                JsonNode body = Document.JSON.readTree(answer.substring(answer.indexOf("\r\n\r\n{") + 4));
                assertThat(body.path("type").asText()).isEqualTo("urn:rantwin:problem:" + kind);
                assertThat(body.path("status").asInt()).isEqualTo(status);
            }
        }
    }
}
