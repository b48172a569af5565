package io.mlpipeline.dataapi.stats;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.mlpipeline.dataapi.database.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * {@code ml_model_drift{signal}}, {@code ml_model_accuracy{model_version,source="feedback"}} and
 * the shares {@code ml_engine_share}, {@code ml_label_share} and {@code ml_language_share}.
 *
 * <p>Calculated at a fixed pace and never while someone scrapes. Every replica gives the same
 * figures, as all come from the same rows: take their maximum, not their sum. What is not known has
 * no series.
 */
@Component
class StatsMetrics {

    private static final Logger log = LoggerFactory.getLogger(StatsMetrics.class);
    private static final int MOST_SERIES = 200;

    private final Statistics statistics;
    private final StatsProperties properties;
    private final Schema schema;
    private final MultiGauge drift;
    private final MultiGauge accuracy;
    private final MultiGauge engines;
    private final MultiGauge labels;
    private final MultiGauge languages;

    StatsMetrics(
            Statistics statistics,
            StatsProperties properties,
            Schema schema,
            MeterRegistry meters) {
        this.statistics = statistics;
        this.properties = properties;
        this.schema = schema;
        this.drift =
                gauge(
                        meters,
                        "ml.model.drift",
                        "Population stability index of the champion's answers against training");
        this.accuracy =
                gauge(meters, "ml.model.accuracy", "Share of answers that people agreed with");
        this.engines = gauge(meters, "ml.engine.share", "Share of answers by engine");
        this.labels = gauge(meters, "ml.label.share", "Share of answers by label");
        this.languages = gauge(meters, "ml.language.share", "Share of texts by language");
    }

    private static MultiGauge gauge(MeterRegistry meters, String name, String description) {
        return MultiGauge.builder(name).description(description).register(meters);
    }

    @Scheduled(
            fixedDelayString = "${mlpipeline.stats.refresh:60s}",
            initialDelayString = "${mlpipeline.stats.first-refresh:5s}")
    void refresh() {
        if (!schema.isReady()) {
            return;
        }
        try {
            show(statistics.of(properties.window()));
        } catch (RuntimeException e) {
            log.warn("Statistics could not be calculated: {}", e.getClass().getSimpleName());
        }
    }

    private void show(Stats stats) {
        List<Row<?>> signals = new ArrayList<>();
        addSignal(signals, "labels", stats.drift().labels());
        addSignal(signals, "scores", stats.drift().scores());
        drift.register(signals, true);
        List<Row<?>> versions = new ArrayList<>();
        stats.feedback()
                .accuracy()
                .forEach((version, its) ->
                        versions.add(
                                Row.of(
                                        Tags.of("model_version", version, "source", "feedback"),
                                        its.accuracy())));
        accuracy.register(versions, true);
        long predictions = stats.predictions().total();
        engines.register(shares("engine", stats.predictions().byEngine(), predictions), true);
        labels.register(shares("label", stats.predictions().byLabel(), predictions), true);
        Map<String, Long> byLanguage = stats.texts().byLanguage();
        long known = byLanguage.values().stream().mapToLong(Long::longValue).sum();
        languages.register(shares("language", byLanguage, known), true);
    }

    private static void addSignal(List<Row<?>> rows, String signal, @Nullable Double value) {
        if (value != null) {
            rows.add(Row.of(Tags.of("signal", signal), value));
        }
    }

    /** The largest shares; there may be more labels than a time series database likes. */
    private static List<Row<?>> shares(String tag, Map<String, Long> counts, long total) {
        List<Row<?>> rows = new ArrayList<>();
        counts.entrySet().stream()
                .limit(MOST_SERIES)
                .forEach(entry ->
                        rows.add(
                                Row.of(
                                        Tags.of(tag, entry.getKey()),
                                        (double) entry.getValue() / total)));
        return rows;
    }
}
