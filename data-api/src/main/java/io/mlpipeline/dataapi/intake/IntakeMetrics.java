package io.mlpipeline.dataapi.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * {@code ml_texts_received_total}, {@code ml_texts_unchanged_total} and {@code
 * ml_texts_refused_total}.
 */
@Component
final class IntakeMetrics {

    private final Counter received;
    private final Counter unchanged;
    private final Counter refused;

    IntakeMetrics(MeterRegistry registry) {
        this.received =
                Counter.builder("ml.texts.received")
                        .description("Texts that were stored")
                        .register(registry);
        this.unchanged =
                Counter.builder("ml.texts.unchanged")
                        .description("Texts that were sent again and were there already")
                        .register(registry);
        this.refused =
                Counter.builder("ml.texts.refused")
                        .description("Lines or texts that could not be taken")
                        .register(registry);
    }

    void count(Tally tally) {
        received.increment(tally.accepted());
        unchanged.increment(tally.unchanged());
        refused.increment(tally.rejected());
    }
}
