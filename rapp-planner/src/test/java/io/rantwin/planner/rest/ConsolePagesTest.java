package io.rantwin.planner.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.DesiredException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console's files, whether it was built or not. */
class ConsolePagesTest {
    private static final Pattern LINKED = Pattern.compile("(?:src|href)=\"\\.?/([^\"]+)\"");

    @TempDir
    private Path folder;

    private static HttpResponse<String> get(HttpClient client, Api api, String path)
            throws IOException, InterruptedException {
        return client.send(api.request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void thePageIsServedWithNothingFromElsewhere()
            throws IOException, InterruptedException, DesiredException, AuditException {
        try (Api api = new Api(folder);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> page = get(client, api, "/");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'none'")
                    .doesNotContain("http", "unsafe");
            assertThat(page.body()).contains("RAN Twin").doesNotContain("http://", "https://");
            Matcher linked = LINKED.matcher(page.body());
            while (linked.find()) {
                assertThat(get(client, api, "/" + linked.group(1)).statusCode())
                        .as(linked.group())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void onlyItsOwnFilesCanBeReached() throws IOException, InterruptedException, DesiredException, AuditException {
        try (Api api = new Api(folder);
                HttpClient client = HttpClient.newHttpClient()) {
            for (String path : List.of("/assets/none.js", "/assets/..%2Findex.html", "/assets/.hidden", "/console")) {
                HttpResponse<String> got = get(client, api, path);
                assertThat(got.statusCode()).as(path).isIn(400, 404);
                assertThat(got.headers().firstValue("Content-Type")).contains("application/problem+json");
            }
        }
    }
}
