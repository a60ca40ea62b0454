package io.rantwin.planner.plan.open;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.audit.AuditLog;
import io.rantwin.planner.audit.Verification;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.EventJournal;
import io.rantwin.planner.desired.PolicyEvent;
import io.rantwin.planner.desired.ReconcileTimes;
import io.rantwin.planner.desired.Reconciler;
import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.planner.plan.EnergyPlanning;
import io.rantwin.planner.push.PolicyChannel;
import io.rantwin.planner.push.PolicyOrder;
import io.rantwin.planner.push.RicView;
import io.rantwin.planner.push.StandingPolicy;
import io.rantwin.planner.rollout.LiveReports;
import io.rantwin.twin.whatif.Kpi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans with a journal, an audit log and a network, all of which can be killed at any point of what is written or sent. */
final class PlanBench implements AutoCloseable, LiveReports {
    static final long STEP_MILLIS = 900_000;
    static final long MISSING_MILLIS = 3 * STEP_MILLIS;

    /** The process is gone; nobody may catch this but the test. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;

        Crash() {
            super("killed", null, false, false);
        }
    }

    /** What the network reports. */
    enum Reports {
        AS_FORETOLD,
        MUCH,
        NONE
    }

    private final Path folder = Files.createTempDirectory("plans");
    private final Path auditFile = folder.resolve("audit.jsonl");
    private final List<PolicyEvent> events = new ArrayList<>();
    private final TreeMap<String, ObjectNode> there = new TreeMap<>();
    private final EnergyPlanning.Choice choice;
    private final Random random;
    private Instant now = Instant.parse("2026-01-05T00:00:00Z");
    private int left = Integer.MAX_VALUE;
    private Reports reports = Reports.AS_FORETOLD;
    private AuditLog audit;
    private DesiredPolicies desired;
    private OpenPlans plans;
    private Reconciler reconciler;

    PlanBench(long seed, EnergyPlanning.@Nullable Outcome outcome)
            throws IOException, AuditException, DesiredException {
        random = new Random(seed);
        choice = Objects.requireNonNull(Objects.requireNonNull(outcome).choice());
        begin();
    }

    private void begin() throws AuditException, DesiredException {
        audit = AuditLog.open(auditFile, () -> now, null, note -> {});
        desired = new DesiredPolicies(new Journal(), this::write, () -> now);
        plans = OpenPlans.open(
                folder.resolve("plans"),
                desired,
                this::write,
                AuditLog.list(auditFile, record -> true),
                this,
                () -> now,
                note -> {});
        reconciler = new Reconciler(
                desired,
                new Network(),
                this::write,
                ReconcileTimes.USUAL,
                () -> now,
                random,
                Runnable::run,
                note -> {});
    }

    OpenPlans plans() {
        return plans;
    }

    DesiredPolicies desired() {
        return desired;
    }

    List<PolicyEvent> events() {
        return events;
    }

    Map<String, ObjectNode> there() {
        return there;
    }

    Verification audit() throws AuditException {
        return AuditLog.verify(auditFile, null);
    }

    void reports(Reports next) {
        reports = next;
    }

    void crashAfter(int points) {
        left = points;
    }

    void crashNever() {
        left = Integer.MAX_VALUE;
    }

    private void pass() {
        if (left != Integer.MAX_VALUE && --left <= 0) {
            throw new Crash();
        }
    }

    /** As after kill -9: what was in memory is gone, and files may end in the midst of what was being written. */
    void beginAgain() throws IOException, AuditException, DesiredException {
        crashNever();
        audit.close();
        if (random.nextBoolean()) {
            Files.writeString(auditFile, "{\"sequence\":99,\"ki", StandardOpenOption.APPEND);
            Files.createDirectories(folder.resolve("plans"));
            Files.writeString(folder.resolve("plans/0123456789abcdef.order.draft"), "12345678 {\"ord");
        }
        begin();
    }

    private void write(String kind, String actor, ObjectNode data) throws AuditException {
        pass();
        audit.append(kind, actor, data);
        pass();
    }

    /** Time in which reports come, as they are set. */
    void passReports(int count) {
        for (int i = 0; i < count; i++) {
            plans.tick();
            now = now.plusMillis(STEP_MILLIS);
            plans.tick();
            reconciler.tick();
        }
    }

    /** Lets the network become as it is wanted. */
    void settle() {
        for (int i = 0; i < 30; i++) {
            reconciler.tick();
            now = now.plus(Duration.ofSeconds(5));
        }
    }

    @Override
    public long networkMillis() {
        return now.toEpochMilli();
    }

    @Override
    public Period period(List<String> cellIds, long beginMillis, long periodMillis) {
        int n = cellIds.size();
        double[] load = new double[n];
        double[] watts = new double[n];
        boolean isWhole = plans.all().stream().anyMatch(each -> each.stage() == OpenPlans.Stage.ROLLED_OUT);
        Ensemble.Result result = Objects.requireNonNull(
                isWhole ? choice.it().result() : choice.it().canaryResult());
        int report = (int) (beginMillis / periodMillis % result.reports());
        for (int c = 0; c < n; c++) {
            load[c] = reports == Reports.MUCH ? 99 : mean(result, Kpi.PRB_LOAD, report, c);
            watts[c] = mean(result, Kpi.POWER, report, c);
        }
        if (reports == Reports.NONE) {
            Arrays.fill(load, Double.NaN);
        }
        return new Period(beginMillis, load, watts, watts);
    }

    private static double mean(Ensemble.Result result, Kpi kpi, int report, int cell) {
        double sum = 0;
        for (int d = 0; d < result.draws(); d++) {
            sum += result.value(kpi, d, report, cell, true);
        }
        return sum / result.draws();
    }

    @Override
    public void close() throws AuditException, IOException {
        audit.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** In memory: a torn line of the file is the same as none. */
    private final class Journal implements EventJournal {
        @Override
        public List<PolicyEvent> events() {
            return List.copyOf(events);
        }

        @Override
        public void append(PolicyEvent event) {
            pass();
            events.add(event);
            pass();
        }

        @Override
        public long size() {
            return 0;
        }

        @Override
        public void replace(List<PolicyEvent> newEvents) {
            throw new UnsupportedOperationException("it never grows so long");
        }

        @Override
        public void close() {}
    }

    private final class Network implements PolicyChannel {
        @Override
        public String name() {
            return "a network";
        }

        @Override
        public boolean keepAlive() {
            return false;
        }

        @Override
        public List<RicView> rics() {
            return List.of(new RicView("ric1", true, "AVAILABLE", List.of()));
        }

        @Override
        public @Nullable ObjectNode read(PolicyOrder order) {
            return there.get(order.policyId());
        }

        @Override
        public void put(PolicyOrder order, boolean isThere) {
            pass();
            there.put(order.policyId(), order.body().deepCopy());
            pass();
        }

        @Override
        public void delete(PolicyOrder order) {
            pass();
            there.remove(order.policyId());
            pass();
        }

        @Override
        public List<StandingPolicy> standing(String ricId, Predicate<String> wanted) {
            return List.of();
        }

        @Override
        public @Nullable PolicyStatus status(PolicyOrder order) {
            return null;
        }
    }
}
