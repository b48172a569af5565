package io.mlpipeline.dataapi.stats;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.mlpipeline.dataapi.database.Schema;
import io.mlpipeline.starter.metrics.SeriesGauge;
import java.util.HashMap;
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
    private final SeriesGauge drift;
    private final SeriesGauge accuracy;
    private final SeriesGauge engines;
    private final SeriesGauge labels;
    private final SeriesGauge languages;

    StatsMetrics(
            Statistics statistics,
            StatsProperties properties,
            Schema schema,
            MeterRegistry meters) {
        this.statistics = statistics;
        this.properties = properties;
        this.schema = schema;
        this.drift =
                new SeriesGauge(
                        meters,
                        "ml.model.drift",
                        "Population stability index of the champion's answers against training");
        this.accuracy =
                new SeriesGauge(
                        meters, "ml.model.accuracy", "Share of answers that people agreed with");
        this.engines = new SeriesGauge(meters, "ml.engine.share", "Share of answers by engine");
        this.labels = new SeriesGauge(meters, "ml.label.share", "Share of answers by label");
        this.languages = new SeriesGauge(meters, "ml.language.share", "Share of texts by language");
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
        Map<Tags, Double> signals = new HashMap<>();
        addSignal(signals, "labels", stats.drift().labels());
        addSignal(signals, "scores", stats.drift().scores());
        drift.show(signals);
        Map<Tags, Double> versions = new HashMap<>();
        stats.feedback()
                .accuracy()
                .forEach((version, its) ->
                        versions.put(
                                Tags.of("model_version", version, "source", "feedback"),
                                its.accuracy()));
        accuracy.show(versions);
        long predictions = stats.predictions().total();
        engines.show(shares("engine", stats.predictions().byEngine(), predictions));
        labels.show(shares("label", stats.predictions().byLabel(), predictions));
        Map<String, Long> byLanguage = stats.texts().byLanguage();
        long known = byLanguage.values().stream().mapToLong(Long::longValue).sum();
        languages.show(shares("language", byLanguage, known));
    }

    private static void addSignal(Map<Tags, Double> values, String signal, @Nullable Double value) {
        if (value != null) {
            values.put(Tags.of("signal", signal), value);
        }
    }

    /** The largest shares; there may be more labels than a time series database likes. */
    private static Map<Tags, Double> shares(String tag, Map<String, Long> counts, long total) {
        Map<Tags, Double> shares = new HashMap<>();
        counts.entrySet().stream()
                .limit(MOST_SERIES)
                .forEach(entry ->
                        shares.put(
                                Tags.of(tag, entry.getKey()), (double) entry.getValue() / total));
        return shares;
    }
}
