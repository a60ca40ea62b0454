package io.rantwin.planner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.planner.testbed.Http;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The running planner, asked over its REST API as anybody would. */
final class Planner {
    private static final String ITEMS = "items";
    private static final int MOST_PAGES = 50;

    private final Http http;
    private final String url;

    /** @param url where it serves */
    Planner(Http http, String url) {
        this.http = http;
        this.url = url;
    }

    /** Its console. */
    String url() {
        return url;
    }

    /** A document. */
    JsonNode get(String path) throws IOException, InterruptedException {
        return http.get(url + path);
    }

    /** What may not be there. */
    Http.Answer find(String path) throws IOException, InterruptedException {
        return http.send("GET", url + path, "");
    }

    /** Sends something; the answer may be a refusal. */
    Http.Answer post(String path, JsonNode body) throws IOException, InterruptedException {
        return http.send("POST", url + path, body.toString());
    }

    /** Sends what must be taken. */
    JsonNode order(String path, JsonNode body) throws IOException, InterruptedException {
        Http.Answer answer = post(path, body);
        if (!answer.isGood()) {
            throw new IOException(path + ": " + answer.json().path("detail").asText());
        }
        return answer.json();
    }

    /** Drops a policy. */
    void drop(String policyId, String reason) throws IOException, InterruptedException {
        http.ask(
                "DELETE",
                url + "/v1/policies/" + policyId + "?actor=" + Play.ACTOR + "&reason="
                        + URLEncoder.encode(reason, StandardCharsets.UTF_8),
                "");
    }

    /** All pages of a list. */
    List<JsonNode> all(String path) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode answer = get(path + "?limit=1000" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            answer.path(ITEMS).forEach(items::add);
            cursor = answer.path("next").asText();
            if (cursor.isEmpty()) {
                break;
            }
        }
        return items;
    }

    /** What looks wrong now. */
    List<JsonNode> anomalies() throws IOException, InterruptedException {
        List<JsonNode> found = new ArrayList<>();
        get("/v1/live/anomalies").path(ITEMS).forEach(found::add);
        return found;
    }

    /** Network time of the newest state. */
    Instant networkTime() throws IOException, InterruptedException {
        String text = get("/v1/live").path("networkTime").asText();
        if (text.isEmpty()) {
            throw new IOException("the twin has told no time yet");
        }
        return Instant.parse(text);
    }
}
