package io.mlpipeline.benchmarks.speed;

import ai.onnxruntime.OrtException;
import io.mlpipeline.benchmarks.onnxruntime.LoopResult;
import io.mlpipeline.benchmarks.onnxruntime.OnnxRuntimeLoops;
import io.mlpipeline.benchmarks.service.ResourceMeter;
import io.mlpipeline.benchmarks.service.ServiceProcess;
import io.mlpipeline.benchmarks.wrk.Wrk;
import io.mlpipeline.benchmarks.wrk.WrkResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Measures all targets in rounds.
 *
 * <p>Every target has its turn in every round, so that a machine that grows slower or is used by
 * others meanwhile does so for all of them alike. A service that is not under load stays up but has
 * nothing to do.
 */
final class SpeedMeasurement {

    private static final int WARM_UP_CONNECTIONS = 32;
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private final SpeedOptions options;
    private final List<ServiceProcess> services;
    private final Wrk wrk;
    private final PrintWriter progress;
    private final Map<Place, List<HttpLoad.Round>> rounds = new LinkedHashMap<>();
    private final List<LoopResult> loops = new ArrayList<>();

    SpeedMeasurement(
            SpeedOptions options, List<ServiceProcess> services, Wrk wrk, PrintWriter progress) {
        this.options = options;
        this.services = services;
        this.wrk = wrk;
        this.progress = progress;
        for (ServiceProcess service : services) {
            for (int connections : options.connections()) {
                rounds.put(new Place(service, connections), new ArrayList<>());
            }
        }
    }

    void run(List<String> texts)
            throws IOException, InterruptedException, OrtException, ExecutionException {
        for (ServiceProcess service : services) {
            say("warming up %s", service.target().label());
            wrk.run(service.predict(), WARM_UP_CONNECTIONS, options.warmUp());
        }
        for (int round = 1; round <= options.rounds(); round++) {
            say("round %d of %d", round, options.rounds());
            for (int connections : options.connections()) {
                for (ServiceProcess service : services) {
                    measure(new Place(service, connections));
                }
            }
            if (options.hasLoops()) {
                loops.addAll(new OnnxRuntimeLoops(texts, options.loopDuration()).run(this::say));
            }
        }
    }

    List<HttpLoad> http() {
        List<HttpLoad> all = new ArrayList<>();
        rounds.forEach((place, measured) ->
                all.add(
                        HttpLoad.of(
                                place.service().target().label(), place.connections(), measured)));
        return all;
    }

    List<LoopLoad> loops() {
        return LoopLoad.of(loops);
    }

    private void measure(Place place) throws IOException, InterruptedException {
        ServiceProcess service = place.service();
        wrk.run(service.predict(), place.connections(), SETTLING);
        try (ResourceMeter meter = new ResourceMeter(service.tree())) {
            WrkResult result = wrk.run(service.predict(), place.connections(), options.duration());
            rounds.getOrDefault(place, new ArrayList<>())
                    .add(new HttpLoad.Round(result, meter.read()));
            say(
                    "  %-8s %4d connections %,10.0f/s",
                    service.target().label(), place.connections(), result.goodPerSecond());
        }
    }

    private void say(LoopResult result) {
        say(
                "  loop of %d x %d threads, batches of %2d%s %,6.0f/s",
                result.setting().sessions(),
                result.setting().threads(),
                result.setting().batchSize(),
                result.setting().sorted() ? " sorted" : "       ",
                result.textsPerSecond());
    }

    private void say(String format, Object... values) {
        progress.println(String.format(java.util.Locale.ROOT, format, values));
        progress.flush();
    }

    private record Place(ServiceProcess service, int connections) {}
}
