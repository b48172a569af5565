package io.mlpipeline.benchmarks.overload;

import io.mlpipeline.benchmarks.loadgen.LoadGenerator;
import io.mlpipeline.benchmarks.loadgen.LoadPlan;
import io.mlpipeline.benchmarks.loadgen.LoadResult;
import io.mlpipeline.benchmarks.service.PredictClient;
import io.mlpipeline.benchmarks.service.ServiceProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a service is doing under light load: one connection.
 *
 * @param labels its answers to a sample of texts
 * @param p50Millis median latency
 * @param p99Millis 99th percentile
 * @param pss proportional set size in bytes
 */
record Condition(List<String> labels, double p50Millis, double p99Millis, long pss) {

    private static final int SAMPLE = 200;
    private static final Duration LIGHT_LOAD = Duration.ofSeconds(3);

    static Condition of(ServiceProcess service, List<String> texts, List<String> bodies)
            throws IOException, InterruptedException {
        List<String> labels = new ArrayList<>();
        try (PredictClient client = new PredictClient(service.predict())) {
            for (String text : texts.subList(0, Math.min(SAMPLE, texts.size()))) {
                labels.add(client.label(text));
            }
        }
        LoadResult light =
                LoadGenerator.run(LoadPlan.closed(service.predict(), bodies, 1, LIGHT_LOAD));
        return new Condition(
                labels, light.accepted().p50(), light.accepted().p99(), service.tree().pss());
    }
}
