package io.mlpipeline.starter.requestmetrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code ml_api_requests_total}, {@code ml_api_request_duration_seconds} and {@code
 * ml_api_active_requests}, resolved once and then found by one look into a map whose keys are
 * mapped patterns, hence few.
 */
final class RequestMeters {

    private final MeterRegistry registry;
    private final Duration[] buckets;
    private final ConcurrentHashMap<String, EndpointMeters> endpoints = new ConcurrentHashMap<>();
    private final AtomicInteger active = new AtomicInteger();

    RequestMeters(MeterRegistry registry, List<Duration> buckets) {
        this.registry = registry;
        this.buckets = buckets.toArray(Duration[]::new);
        Gauge.builder("ml.api.active.requests", active, AtomicInteger::get)
                .description("Requests under way")
                .register(registry);
    }

    void started() {
        active.incrementAndGet();
    }

    void finished(String method, String endpoint, int status, long nanos) {
        active.decrementAndGet();
        EndpointMeters meters = endpoints.get(endpoint);
        if (meters == null) {
            meters = endpoints.computeIfAbsent(endpoint, this::create);
        }
        meters.record(method, status, nanos);
    }

    private EndpointMeters create(String endpoint) {
        Timer timer =
                Timer.builder("ml.api.request.duration")
                        .description("From the first filter to the last byte handed to the server")
                        .tag("endpoint", endpoint)
                        .serviceLevelObjectives(buckets)
                        .register(registry);
        return new EndpointMeters(registry, endpoint, timer);
    }
}
