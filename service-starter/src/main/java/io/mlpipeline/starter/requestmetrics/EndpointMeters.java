package io.mlpipeline.starter.requestmetrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The meters of one endpoint: a timer, and a counter per method and status that are made when first
 * needed.
 */
final class EndpointMeters {

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "OTHER");
    private static final int OTHER = METHODS.size() - 1;
    private static final int STATUSES = 600;

    private final MeterRegistry registry;
    private final String endpoint;
    private final Timer timer;
    private final AtomicReferenceArray<Counter> counters =
            new AtomicReferenceArray<>(METHODS.size() * STATUSES);

    EndpointMeters(MeterRegistry registry, String endpoint, Timer timer) {
        this.registry = registry;
        this.endpoint = endpoint;
        this.timer = timer;
    }

    void record(String method, int status, long nanos) {
        timer.record(nanos, TimeUnit.NANOSECONDS);
        counter(indexOf(method), status >= 100 && status < STATUSES ? status : 500).increment();
    }

    private Counter counter(int method, int status) {
        int slot = method * STATUSES + status;
        Counter counter = counters.get(slot);
        if (counter == null) {
            // the registry gives the same meter to two who ask at once
            counter = register(METHODS.get(method), status);
            counters.set(slot, counter);
        }
        return counter;
    }

    private Counter register(String method, int status) {
        return Counter.builder("ml.api.requests")
                .description("Requests answered, refused ones included")
                .tag("method", method)
                .tag("endpoint", endpoint)
                .tag("status", Integer.toString(status))
                .register(registry);
    }

    private static int indexOf(String method) {
        return switch (method) {
            case "GET" -> 0;
            case "POST" -> 1;
            case "PUT" -> 2;
            case "DELETE" -> 3;
            case "PATCH" -> 4;
            case "HEAD" -> 5;
            case "OPTIONS" -> 6;
            default -> OTHER;
        };
    }
}
