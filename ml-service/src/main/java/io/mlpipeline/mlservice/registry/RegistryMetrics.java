package io.mlpipeline.mlservice.registry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.mlpipeline.starter.metrics.SeriesGauge;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the registry shows of itself: {@code ml_model_active}, {@code ml_model_accuracy}, {@code
 * ml_model_load_seconds} and {@code ml_model_warmup_seconds}. A version's series end with it.
 */
final class RegistryMetrics {

    private static final String VERSION = "model_version";

    private final SeriesGauge active;
    private final SeriesGauge accuracy;
    private final Timer load;
    private final Timer warmUp;

    private final MeterRegistry meters;
    private @Nullable SeriesGauge behind;
    private volatile double archiveReachable;

    RegistryMetrics(MeterRegistry meters) {
        this.meters = meters;
        active =
                new SeriesGauge(
                        meters, "ml.model.active", "1 for the version that an alias points to");
        accuracy =
                new SeriesGauge(
                        meters, "ml.model.accuracy", "Share of right answers of a loaded version");
        load =
                Timer.builder("ml.model.load")
                        .description("Time to verify and load a version")
                        .register(meters);
        warmUp =
                Timer.builder("ml.model.warmup")
                        .description("Time to warm a version up")
                        .register(meters);
    }

    void recordLoad(LoadedModel model) {
        load.record(model.loadTime());
        warmUp.record(model.warmUpTime());
    }

    void show(LoadedModels models) {
        Map<Tags, Double> aliases = new HashMap<>();
        models.aliases()
                .forEach((alias, target) ->
                        aliases.put(Tags.of(VERSION, target.version(), "alias", alias.id()), 1.0));
        active.show(aliases);
        Map<Tags, Double> holdout = new HashMap<>();
        for (LoadedModel model : models.byVersion().values()) {
            holdout.put(
                    Tags.of(VERSION, model.version(), "source", "holdout"),
                    model.manifest().metrics().accuracy());
        }
        accuracy.show(holdout);
    }

    /** Made when there is an archive: {@code ml_model_archive_reachable}. */
    void archiveReachable(boolean reachable) {
        archiveReachable = reachable ? 1 : 0;
        if (behind == null) {
            behind =
                    new SeriesGauge(
                            meters,
                            "ml.model.behind",
                            "1 for an alias that elsewhere points to another version");
            Gauge.builder("ml.model.archive.reachable", () -> archiveReachable)
                    .description("1 while the database with versions and aliases answers")
                    .register(meters);
        }
    }

    /** {@code ml_model_behind} by alias: whether this replica answers by another version. */
    void showBehind(Map<ModelAlias, AliasTarget> wanted, Map<ModelAlias, AliasTarget> own) {
        Map<Tags, Double> values = new HashMap<>();
        wanted.forEach((alias, target) -> {
            AliasTarget now = own.get(alias);
            boolean same = now != null && now.version().equals(target.version());
            values.put(Tags.of("alias", alias.id()), same ? 0.0 : 1.0);
        });
        if (behind != null) {
            behind.show(values);
        }
    }
}
