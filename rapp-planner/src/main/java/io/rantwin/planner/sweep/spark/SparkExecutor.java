package io.rantwin.planner.sweep.spark;

import io.rantwin.planner.sweep.Cancellation;
import io.rantwin.planner.sweep.Shard;
import io.rantwin.planner.sweep.ShardResult;
import io.rantwin.planner.sweep.SweepException;
import io.rantwin.planner.sweep.SweepExecutor;
import io.rantwin.planner.sweep.SweepJob;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * Apache Spark, {@code local[*]} within this process or a cluster. Shards go out in waves of up to {@value #SHARDS_OF_A_CORE} a core, one
 * a partition; each result comes back by itself as soon as it is there, so that what was answered is kept whatever happens then.
 */
public final class SparkExecutor implements SweepExecutor {
    private static final int SHARDS_OF_A_CORE = 16;
    private static final String GROUP = "rantwin-sweep";

    private final JavaSparkContext spark;
    private final String master;

    private SparkExecutor(JavaSparkContext spark, String master) {
        this.spark = spark;
        this.master = master;
    }

    /**
     * Begins a Spark application.
     *
     * @param master Spark's, such as {@code local[*]}, {@code spark://host:7077}, {@code k8s://https://host:6443}
     * @param settings of Spark, which count more than ours
     * @throws SweepException when it cannot be begun
     */
    public static SparkExecutor start(String master, Map<String, String> settings) throws SweepException {
        SparkConf configuration = new SparkConf(false)
                .setMaster(master)
                .setAppName("rantwin sweep")
                .set("spark.ui.enabled", "false")
                .set("spark.executor.extraJavaOptions", "--add-modules=jdk.incubator.vector");
        if (master.startsWith("local")) {
            configuration.set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1");
        }
        settings.forEach(configuration::set);
        try {
            return new SparkExecutor(new JavaSparkContext(configuration), master);
        } catch (Exception failed) {
            // Scala declares none, and Spark throws checked ones, too.
            throw new SweepException(
                    "Spark cannot be begun with master " + master + ": " + failed.getMessage(), failed);
        }
    }

    @Override
    public String name() {
        return "Spark " + spark.version() + ", " + master + ", " + spark.defaultParallelism() + " tasks at once";
    }

    @Override
    public void run(SweepJob job, List<Shard> shards, Receiver receiver, Cancellation cancellation)
            throws SweepException {
        Broadcast<SharedRunner> shared = spark.broadcast(new SharedRunner(job));
        cancellation.onAsk(() -> spark.cancelJobGroup(GROUP));
        spark.setJobGroup(GROUP, "shards of a sweep", true);
        int wave = SHARDS_OF_A_CORE * spark.defaultParallelism();
        try {
            for (int from = 0; from < shards.size() && !cancellation.getAsBoolean(); from += wave) {
                runWave(shards.subList(from, Math.min(from + wave, shards.size())), shared, receiver, cancellation);
            }
        } finally {
            if (!spark.sc().isStopped()) {
                spark.clearJobGroup();
                shared.destroy();
            }
        }
    }

    private void runWave(List<Shard> wave, Broadcast<SharedRunner> shared, Receiver receiver, Cancellation cancellation)
            throws SweepException {
        JavaRDD<byte[]> results = spark.parallelize(wave, wave.size()).map(new ShardTask(shared));
        Handover handover = new Handover(receiver);
        try {
            spark.sc().runJob(results.rdd(), new OneResult(), handover, ClassTag$.MODULE$.apply(byte[].class));
        } catch (Exception failed) {
            SweepException ofReceiver = handover.failure.get();
            if (ofReceiver != null) {
                throw ofReceiver;
            }
            if (!cancellation.getAsBoolean()) {
                throw new SweepException("Spark could not run the shards: " + failed.getMessage(), failed);
            }
        }
        SweepException ofReceiver = handover.failure.get();
        if (ofReceiver != null) {
            throw ofReceiver;
        }
    }

    /** The one result of a partition. */
    private static final class OneResult extends AbstractFunction1<Iterator<byte[]>, byte[]> implements Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public byte[] apply(Iterator<byte[]> partition) {
            return partition.next();
        }
    }

    /** Gives results to the receiver as they come; Spark calls it in one thread, once for each partition. */
    private static final class Handover extends AbstractFunction2<Object, byte[], BoxedUnit> {
        private final Receiver receiver;
        private final AtomicReference<@Nullable SweepException> failure = new AtomicReference<>();

        Handover(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public BoxedUnit apply(Object partition, byte[] octets) {
            if (failure.get() == null) {
                try {
                    receiver.take(ShardResult.fromBytes(octets));
                } catch (SweepException failed) {
                    failure.set(failed);
                    throw new IllegalStateException(failed);
                }
            }
            return BoxedUnit.UNIT;
        }
    }

    @Override
    public void close() {
        spark.close();
    }
}
