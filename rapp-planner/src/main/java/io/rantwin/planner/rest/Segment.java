package io.rantwin.planner.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A text as one segment of a path. */
final class Segment {
    private Segment() {}

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
