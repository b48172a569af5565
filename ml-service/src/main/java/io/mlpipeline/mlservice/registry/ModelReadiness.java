package io.mlpipeline.mlservice.registry;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Ready means that a champion is loaded and warm; a damaged newer version changes nothing. */
final class ModelReadiness implements HealthIndicator {

    private final ModelRegistry registry;

    ModelReadiness(ModelRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Health health() {
        LoadedModel champion = registry.models().byAlias(ModelAlias.CHAMPION);
        return champion == null
                ? Health.outOfService().withDetail("reason", registry.whyNotReady()).build()
                : Health.up().withDetail("version", champion.version()).build();
    }
}
