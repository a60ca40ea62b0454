package io.rantwin.xapp.registration;

import static io.rantwin.xapp.registration.RegistrationState.CLEANING;
import static io.rantwin.xapp.registration.RegistrationState.IDLE;
import static io.rantwin.xapp.registration.RegistrationState.LEAVING;
import static io.rantwin.xapp.registration.RegistrationState.LEFT;
import static io.rantwin.xapp.registration.RegistrationState.REGISTERED;
import static io.rantwin.xapp.registration.RegistrationState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.rantwin.xapp.descriptor.Descriptor;
import io.rantwin.xapp.descriptor.XappEnvironment;
import io.rantwin.xapp.http.PlatformCalls;
import io.rantwin.xapp.http.PlatformStub;
import io.rantwin.xapp.http.RawServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that plays the app manager. Calls run inside tick() unless a test is about waiting for them. */
class AppManagerRegistrationTest {
    private static final String DESCRIPTOR =
            "{\"name\":\"twin\",\"version\":\"1.0.0\",\"rmr\":{\"protPort\":\"tcp:4560\"}}";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Set<String> entries = ConcurrentHashMap.newKeySet();
    private Instant now = Instant.EPOCH;

    @AfterEach
    void close() {
        client.shutdownNow();
    }

    /** The real one's quirk: the same registration twice switches the entry off, and 201 is the answer both times. */
    private void appManager(Context context) {
        String name = context.bodyAsClass(JsonNode.class).get("appInstanceName").asText();
        switch (context.path()) {
            case "/ric/v1/register" -> {
                if (!entries.remove(name)) {
                    entries.add(name);
                }
                context.status(201);
            }
            case "/ric/v1/deregister" -> context.status(entries.remove(name) ? 204 : 400);
            default -> context.status(404);
        }
    }

    private AppManagerRegistration registration(URI appManager, Executor executor) throws Exception {
        PlatformCalls calls = new PlatformCalls(client, executor, Duration.ofSeconds(20));
        return new AppManagerRegistration(appManager, request("1.0.0"), calls, () -> now, new Random(1));
    }

    private static RegistrationRequest request(String version) throws Exception {
        Descriptor descriptor = Descriptor.read(DESCRIPTOR.replace("1.0.0", version));
        return RegistrationRequest.of(
                XappEnvironment.of(
                        Map.of(
                                "HOSTNAME", "pod-1",
                                "SERVICE_RICXAPP_POD_1_HTTP_PORT", "tcp://10.0.0.1:8080",
                                "SERVICE_RICXAPP_POD_1_RMR_PORT", "tcp://10.0.0.1:4560"),
                        descriptor),
                descriptor);
    }

    private static void ticks(AppManagerRegistration registration, int count) {
        for (int i = 0; i < count; i++) {
            registration.tick();
        }
    }

    @Test
    void deregistersThenRegistersWithTheBodyThePlatformReads() throws Exception {
        try (PlatformStub stub = new PlatformStub(this::appManager)) {
            AppManagerRegistration registration = registration(stub.uri(), Runnable::run);
            ticks(registration, 3);
            assertThat(registration.state()).isEqualTo(IDLE);
            assertThat(stub.calls).isEmpty();
            registration.start();
            ticks(registration, 5);
            assertThat(registration.state()).isEqualTo(REGISTERED);
            assertThat(registration.lastError()).isNull();
            assertThat(stub.paths()).containsExactly("/ric/v1/deregister", "/ric/v1/register");
            assertThat(json.readTree(stub.calls.get(0).body()))
                    .isEqualTo(json.readTree("{\"appName\":\"pod-1\",\"appInstanceName\":\"twin\"}"));
            JsonNode body = json.readTree(stub.calls.get(1).body());
            assertThat(body.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder(
                            "appName",
                            "appVersion",
                            "appInstanceName",
                            "httpEndpoint",
                            "rmrEndpoint",
                            "configPath",
                            "config");
            assertThat(body.get("appName").asText()).isEqualTo("pod-1");
            assertThat(body.get("appVersion").asText()).isEqualTo("1.0.0");
            assertThat(body.get("httpEndpoint").asText()).isEqualTo("10.0.0.1:8080");
            assertThat(body.get("rmrEndpoint").asText()).isEqualTo("10.0.0.1:4560");
            assertThat(body.get("configPath").asText()).isEqualTo("/ric/v1/config");
            assertThat(body.get("config").isTextual()).isTrue();
            assertThat(body.get("config").asText()).isEqualTo(DESCRIPTOR);
        }
    }

    @Test
    void anAppManagerThatComesUpLateIsFoundWithinFiveSeconds() throws Exception {
        AtomicBoolean isUp = new AtomicBoolean();
        try (PlatformStub stub = new PlatformStub(context -> {
            if (isUp.get()) {
                appManager(context);
            } else {
                context.status(503);
            }
        })) {
            AppManagerRegistration registration = registration(stub.uri(), Runnable::run);
            registration.start();
            for (int i = 0; i < 600; i++) {
                now = now.plusMillis(100);
                registration.tick();
            }
            assertThat(registration.failures()).isBetween(12L, 30L);
            isUp.set(true);
            now = now.plusSeconds(5);
            ticks(registration, 5);
            assertThat(registration.state()).isEqualTo(REGISTERED);
        }
    }

    @Test
    void anEntryOfAnEarlierLifeIsNotSwitchedOff() throws Exception {
        entries.add("twin");
        try (PlatformStub stub = new PlatformStub(this::appManager)) {
            AppManagerRegistration registration = registration(stub.uri(), Runnable::run);
            registration.start();
            ticks(registration, 5);
            assertThat(entries).containsExactly("twin");
            registration.registerAgain(request("1.0.1"));
            ticks(registration, 5);
            assertThat(entries).containsExactly("twin");
            assertThat(registration.state()).isEqualTo(REGISTERED);
            assertThat(json.readTree(stub.calls.get(3).body()).get("appVersion").asText())
                    .isEqualTo("1.0.1");
        }
    }

    @Test
    void triesAgainWithGrowingWaitsUntilTheAnswerIs201() throws Exception {
        int[] answers = {200, 400, 500, 503, 201};
        int[] next = {0};
        try (PlatformStub stub =
                new PlatformStub(c -> c.status(c.path().endsWith("/register") ? answers[next[0]++] : 204)
                        .result("why\nnot"))) {
            AppManagerRegistration registration = registration(stub.uri(), Runnable::run);
            registration.start();
            ticks(registration, 5);
            long step = 1000;
            for (int failure = 1; failure <= 4; failure++) {
                assertThat(registration.state()).isEqualTo(WAITING);
                assertThat(registration.failures()).isEqualTo(failure);
                assertThat(registration.lastError())
                        .isEqualTo("register answered status " + answers[failure - 1] + " (why not)");
                now = now.plusMillis(step / 2 - 1);
                ticks(registration, 5);
                assertThat(registration.failures())
                        .as("not before half the wait")
                        .isEqualTo(failure);
                now = now.plusMillis(step);
                ticks(registration, 5);
                step = Math.min(5000, step * 2);
            }
            assertThat(registration.state()).isEqualTo(REGISTERED);
            assertThat(registration.lastError()).isNull();
            assertThat(stub.paths()).hasSize(10);
        }
    }

    @Test
    void whenTheAnswerIsLostTheNextTryCleansUpFirst() throws Exception {
        boolean[] lost = {true};
        try (PlatformStub stub = new PlatformStub(c -> {
            appManager(c);
            if (lost[0] && c.path().endsWith("/register")) {
                lost[0] = false;
                c.status(500);
            }
        })) {
            AppManagerRegistration registration = registration(stub.uri(), Runnable::run);
            registration.start();
            ticks(registration, 5);
            assertThat(registration.state()).isEqualTo(WAITING);
            now = now.plusSeconds(2);
            ticks(registration, 5);
            assertThat(registration.state()).isEqualTo(REGISTERED);
            assertThat(entries).containsExactly("twin");
        }
    }

    @Test
    void anAppManagerThatIsNotThereOrTalksNonsenseIsWaitedFor() throws Exception {
        try (RawServer nonsense = new RawServer("HTTP/9 what\r\n\r\n")) {
            AppManagerRegistration registration = registration(nonsense.uri(), Runnable::run);
            registration.start();
            ticks(registration, 2);
            assertThat(registration.state()).isEqualTo(WAITING);
            assertThat(registration.lastError()).contains("/ric/v1/deregister failed");
        }
    }

    @Test
    void deregistersOnStopAndSaysWhenDone() throws Exception {
        try (PlatformStub stub = new PlatformStub(this::appManager)) {
            AppManagerRegistration registration = registration(stub.uri(), Runnable::run);
            registration.start();
            ticks(registration, 5);
            CompletableFuture<RegistrationState> left = registration.stop();
            ticks(registration, 5);
            assertThat(left).isCompletedWithValue(LEFT);
            assertThat(entries).isEmpty();
            ticks(registration, 5);
            registration.registerAgain(request("1.0.2"));
            ticks(registration, 5);
            assertThat(stub.paths()).hasSize(3);
            assertThat(registration.state()).isEqualTo(LEFT);
        }
        AppManagerRegistration never = registration(URI.create("http://127.0.0.1:1"), Runnable::run);
        assertThat(never.stop()).isCompletedWithValue(LEFT);
    }

    @Test
    void stoppingTriesAgainButNotForEver() throws Exception {
        boolean[] down = {false};
        try (PlatformStub stub = new PlatformStub(c -> {
            if (down[0]) {
                c.status(503);
            } else {
                appManager(c);
            }
        })) {
            AppManagerRegistration registration = registration(stub.uri(), Runnable::run);
            registration.start();
            ticks(registration, 5);
            down[0] = true;
            CompletableFuture<RegistrationState> left = registration.stop();
            ticks(registration, 3);
            assertThat(registration.state()).isEqualTo(LEAVING);
            assertThat(left).isNotDone();
            int before = stub.calls.size();
            now = now.plusSeconds(2);
            ticks(registration, 3);
            assertThat(stub.calls).hasSizeGreaterThan(before);
            now = now.plus(AppManagerRegistration.LEAVE_WITHIN);
            ticks(registration, 1);
            assertThat(left).isCompletedWithValue(LEFT);
        }
    }

    @Test
    void nothingBlocksWhileTheAppManagerIsSlowAndAStopMeanwhileLeavesNoEntry() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                PlatformStub stub = new PlatformStub(c -> {
                    if (c.path().endsWith("/register")) {
                        asked.countDown();
                        awaitQuietly(answer);
                    }
                    appManager(c);
                })) {
            AppManagerRegistration registration = registration(stub.uri(), threads);
            registration.start();
            await().until(() -> {
                registration.tick();
                return asked.getCount() == 0;
            });
            ticks(registration, 100);
            assertThat(stub.paths()).as("one call at a time").hasSize(2);
            CompletableFuture<RegistrationState> left = registration.stop();
            ticks(registration, 10);
            assertThat(left).isNotDone();
            answer.countDown();
            await().until(() -> {
                registration.tick();
                return left.isDone();
            });
            assertThat(entries).isEmpty();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anotherNameTakesBackTheOldEntryAndWhatIsLeftOfTheNew() throws Exception {
        entries.add("other");
        try (PlatformStub stub = new PlatformStub(this::appManager)) {
            AppManagerRegistration registration = registration(stub.uri(), Runnable::run);
            registration.start();
            assertThat(registration.state()).isEqualTo(CLEANING);
            ticks(registration, 5);
            RegistrationRequest old = request("1.0.0");
            registration.registerAgain(new RegistrationRequest(
                    old.appName(), "2", "other", old.httpEndpoint(), old.rmrEndpoint(), "", ""));
            ticks(registration, 6);
            assertThat(registration.state()).isEqualTo(REGISTERED);
            assertThat(entries).containsExactly("other");
        }
    }

    /** Registers at an app manager whose list is {@link #entries}, and looks once a second for a while. */
    private void registerAndLook(AppManagerRegistration registration, int seconds) {
        registration.start();
        for (int i = 0; i < seconds; i++) {
            ticks(registration, 5);
            now = now.plusSeconds(1);
        }
    }

    private void listingAppManager(Context context, String listed) {
        if (context.path().equals("/ric/v1/xapps")) {
            context.result(entries.isEmpty() ? "[]" : listed);
        } else {
            appManager(context);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"name\":\"pod-1\",\"instances\":[{\"name\":\"twin\"}]}]",
                "[{\"name\":\"x\"},{\"name\":\"twin\",\"instances\":[{\"name\":\"pod-1\"}]}]"
            })
    void anEntryThatTheAppManagerHasLostIsMadeAnew(String listed) throws Exception {
        try (PlatformStub stub = new PlatformStub(c -> listingAppManager(c, listed))) {
            AppManagerRegistration registration = registration(stub.uri(), Runnable::run);
            registerAndLook(registration, 30);
            assertThat(stub.paths()).containsOnlyOnce("/ric/v1/register").contains("/ric/v1/xapps");
            entries.clear();
            registerAndLook(registration, 5);
            assertThat(entries)
                    .as("an app manager that has just come up gets some time to fill its list")
                    .isEmpty();
            registerAndLook(registration, 25);
            assertThat(entries).containsExactly("twin");
            assertThat(registration.state()).isEqualTo(REGISTERED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"name\":\"something-else\"}]", "{}", "nonsense[[", ""})
    void aListThatNeverHadTheEntryProvesNothing(String listed) throws Exception {
        try (PlatformStub stub = new PlatformStub(c -> listingAppManager(c, listed))) {
            AppManagerRegistration registration = registration(stub.uri(), Runnable::run);
            registerAndLook(registration, 100);
            assertThat(stub.paths()).containsOnlyOnce("/ric/v1/register").contains("/ric/v1/xapps");
            assertThat(registration.state()).isEqualTo(REGISTERED);
        }
    }

    @Test
    void anAppManagerThatIsAwayForALongTimeHasNotLostTheEntry() throws Exception {
        boolean[] down = {false};
        try (PlatformStub stub = new PlatformStub(c -> {
            listingAppManager(c, "[{\"name\":\"pod-1\",\"instances\":[{\"name\":\"twin\"}]}]");
            if (down[0]) {
                c.status(503).result("[]");
            }
        })) {
            AppManagerRegistration registration = registration(stub.uri(), Runnable::run);
            registerAndLook(registration, 20);
            down[0] = true;
            registerAndLook(registration, 100);
            down[0] = false;
            registerAndLook(registration, 20);
            assertThat(stub.paths()).containsOnlyOnce("/ric/v1/register");
        }
    }

    @Test
    void anAppManagerThatWentAwayBeforeTheEntryWasSeenGetsItOnceMoreAndNotForEver() throws Exception {
        boolean[] down = {true};
        try (PlatformStub stub = new PlatformStub(c -> {
            boolean list = c.path().equals("/ric/v1/xapps");
            c.status(!list ? 201 : down[0] ? 503 : 200).result("[]");
        })) {
            AppManagerRegistration registration = registration(stub.uri(), Runnable::run);
            registerAndLook(registration, 10);
            down[0] = false;
            registerAndLook(registration, 100);
            assertThat(stub.paths()).filteredOn("/ric/v1/register"::equals).hasSize(2);
        }
    }
}
