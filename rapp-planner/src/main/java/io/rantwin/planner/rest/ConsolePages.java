package io.rantwin.planner.rest;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The console: files that its build put beside this class, or a page that says how to build it. Nothing of it comes from elsewhere. */
final class ConsolePages {
    private static final String FOLDER = "console/";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,100}");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "woff", "font/woff",
            "woff2", "font/woff2");
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                    + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String NOT_BUILT = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>RAN Twin: the console is not built</title></head>
            <body><h1>The console is not built into this planner</h1>
            <p>It needs Node 20.19 or newer (Debian: <code>apt-get install nodejs npm</code>). Then, in the repository:</p>
            <pre>cd rapp-planner/console
            npm ci
            npm run build</pre>
            <p>and start <code>./rantwin rapp</code> again: it packs what is new.</p>
            <p>The REST API works without it: <a href="/openapi.json">/openapi.json</a>.</p></body></html>
            """;

    /** Adds its routes; they are files and not operations of the API. */
    void addTo(JavalinDefaultRoutingApi routes) {
        routes.addHttpHandler(HandlerType.GET, "/", context -> page(context));
        routes.addHttpHandler(HandlerType.GET, "/icon.svg", context -> file(context, "icon.svg", false));
        routes.addHttpHandler(
                HandlerType.GET,
                "/assets/{name}",
                context -> file(context, "assets/" + checked(context.pathParam("name")), true));
    }

    private static void page(Context context) throws IOException {
        byte @Nullable [] found = read("index.html");
        send(context, "html", found == null ? NOT_BUILT.getBytes(StandardCharsets.UTF_8) : found, "no-cache");
    }

    private static String checked(String name) throws ProblemException {
        if (!NAME.matcher(name).matches()) {
            throw ProblemException.notFound("The console has no such file.");
        }
        return name;
    }

    /** Names of assets carry a hash of what is in them, so they may be kept for ever. */
    private static void file(Context context, String name, boolean isForEver) throws IOException, ProblemException {
        byte @Nullable [] found = read(name);
        if (found == null) {
            throw ProblemException.notFound("The console has no file " + name + ".");
        }
        send(
                context,
                name.substring(name.lastIndexOf('.') + 1),
                found,
                isForEver ? "public, max-age=31536000, immutable" : "no-cache");
    }

    private static void send(Context context, String ending, byte[] content, String keeping) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", keeping)
                .contentType(TYPES.getOrDefault(ending, "application/octet-stream"))
                .result(content);
    }

    private static byte @Nullable [] read(String name) throws IOException {
        try (InputStream in = ConsolePages.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? null : in.readAllBytes();
        }
    }
}
