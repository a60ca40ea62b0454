package io.rantwin.planner.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.DesiredException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document and the server say the same. */
class OpenApiTest {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    @TempDir
    private Path folder;

    @Test
    void everyRouteIsDocumentedAndEveryDocumentedOneIsThere() throws IOException, DesiredException, AuditException {
        Document document = new Document();
        try (Api api = new Api(folder)) {
            assertThat(document.operations().keySet())
                    .containsExactlyInAnyOrderElementsOf(api.server().routes());
        }
        assertThat(document.root().get("openapi").asText()).startsWith("3.1.");
    }

    @Test
    void parametersInPathsAreDeclaredAndOperationsHaveTheirOwnIds() throws IOException {
        Document document = new Document();
        Set<String> ids = new HashSet<>();
        document.operations().forEach((route, operation) -> {
            assertThat(ids.add(operation.get("operationId").asText()))
                    .as("%s", route)
                    .isTrue();
            Set<String> declared = new HashSet<>();
            operation.path("parameters").forEach(each -> {
                JsonNode parameter = document.resolved(each);
                if (parameter.get("in").asText().equals("path")) {
                    declared.add(parameter.get("name").asText());
                }
            });
            Set<String> inPath = new HashSet<>();
            Matcher found = PARAMETER.matcher(route.path());
            while (found.find()) {
                inPath.add(found.group(1));
            }
            assertThat(declared).as("%s", route).isEqualTo(inPath);
        });
    }

    @Test
    void everyExampleIsOfItsSchema() throws IOException {
        Document document = new Document();
        int seen = 0;
        for (JsonNode content : document.root().findValues("content")) {
            for (JsonNode media : content) {
                if (media.has("example") && media.has("schema")) {
                    seen++;
                    assertThat(document.complaints(media.get("schema"), media.get("example")))
                            .as("%s", media.get("example"))
                            .isEmpty();
                }
            }
        }
        assertThat(seen).isGreaterThan(15);
    }

    @Test
    void theExampleOfAWishIsTaken() throws IOException, InterruptedException, DesiredException, AuditException {
        try (Api api = new Api(folder)) {
            JsonNode wish = new Document()
                    .root()
                    .at("/paths/~1v1~1policies/post/requestBody/content/application~1json/example");
            assertThat(api.send("POST", "/v1/policies", wish.toString()).status())
                    .isEqualTo(201);
            assertThat(api.get("/openapi.json").body()).isEqualTo(new Document().root());
        }
    }
}
