package io.mlpipeline.starter.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Map;

/**
 * A gauge with a series for each set of tags. A series that stays keeps its meter and changes its
 * value: a scrape that met the old and the new meter of one series would fail as a whole.
 */
public final class SeriesGauge {

    private final MultiGauge gauge;
    private volatile Map<Tags, Double> values = Map.of();

    public SeriesGauge(MeterRegistry meters, String name, String description) {
        this.gauge = MultiGauge.builder(name).description(description).register(meters);
    }

    /** Shows these values, and no series but theirs. */
    public synchronized void show(Map<Tags, Double> now) {
        values = Map.copyOf(now);
        gauge.register(now.keySet().stream().map(this::row).toList());
    }

    private Row<?> row(Tags tags) {
        return Row.of(tags, this, shown -> shown.values.getOrDefault(tags, Double.NaN));
    }
}
