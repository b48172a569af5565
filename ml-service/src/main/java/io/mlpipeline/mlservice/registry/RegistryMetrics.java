package io.mlpipeline.mlservice.registry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;

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

    RegistryMetrics(MeterRegistry meters) {
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
}
