package io.mlpipeline.mlservice.registry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the registry shows of itself: {@code ml_model_active}, {@code ml_model_accuracy}, {@code
 * ml_model_load_seconds} and {@code ml_model_warmup_seconds}. A version's series end with it.
 */
final class RegistryMetrics {

    private static final String VERSION = "model_version";

    private final MultiGauge active;
    private final MultiGauge accuracy;
    private final Timer load;
    private final Timer warmUp;

    private final MeterRegistry meters;
    private @Nullable MultiGauge behind;
    private volatile double archiveReachable;

    RegistryMetrics(MeterRegistry meters) {
        this.meters = meters;
        active =
                MultiGauge.builder("ml.model.active")
                        .description("1 for the version that an alias points to")
                        .register(meters);
        accuracy =
                MultiGauge.builder("ml.model.accuracy")
                        .description("Share of right answers of a loaded version")
                        .register(meters);
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
        List<MultiGauge.Row<?>> aliases = new ArrayList<>();
        models.aliases()
                .forEach((alias, target) ->
                        aliases.add(
                                MultiGauge.Row.of(
                                        Tags.of(VERSION, target.version(), "alias", alias.id()),
                                        1)));
        active.register(aliases, true);
        List<MultiGauge.Row<?>> holdout = new ArrayList<>();
        for (LoadedModel model : models.byVersion().values()) {
            holdout.add(
                    MultiGauge.Row.of(
                            Tags.of(VERSION, model.version(), "source", "holdout"),
                            model.manifest().metrics().accuracy()));
        }
        accuracy.register(holdout, true);
    }

    /** Made when there is an archive: {@code ml_model_archive_reachable}. */
    void archiveReachable(boolean reachable) {
        archiveReachable = reachable ? 1 : 0;
        if (behind == null) {
            behind =
                    MultiGauge.builder("ml.model.behind")
                            .description("1 for an alias that elsewhere points to another version")
                            .register(meters);
            Gauge.builder("ml.model.archive.reachable", () -> archiveReachable)
                    .description("1 while the database with versions and aliases answers")
                    .register(meters);
        }
    }

    /** {@code ml_model_behind} by alias: whether this replica answers by another version. */
    void showBehind(Map<ModelAlias, AliasTarget> wanted, Map<ModelAlias, AliasTarget> own) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        wanted.forEach((alias, target) -> {
            AliasTarget now = own.get(alias);
            boolean same = now != null && now.version().equals(target.version());
            rows.add(MultiGauge.Row.of(Tags.of("alias", alias.id()), same ? 0 : 1));
        });
        if (behind != null) {
            behind.register(rows, true);
        }
    }
}
