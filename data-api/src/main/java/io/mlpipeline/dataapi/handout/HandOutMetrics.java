package io.mlpipeline.dataapi.handout;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * {@code ml_texts_handed_out_total}, and of the texts that are not processed yet {@code
 * ml_texts_waiting} and the age of the oldest, {@code ml_texts_waiting_age_seconds}. Every replica
 * tells the same of the latter two: take the maximum.
 */
@Component
final class HandOutMetrics {

    private static final int MOST_COUNTED = 100_000;

    private static final String WAITING =
            """
            select (select count(*)
                    from (select from text where status = 'RECEIVED' limit %d) waiting),
                   (select extract(epoch from now() - received_at)
                    from text where status = 'RECEIVED' order by id limit 1)
            """
                    .formatted(MOST_COUNTED);

    private final JdbcTemplate jdbc;
    private final Counter handedOut;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong ageSeconds = new AtomicLong();

    HandOutMetrics(JdbcTemplate jdbc, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.handedOut =
                Counter.builder("ml.texts.handed.out")
                        .description("Texts handed out to preprocessors, repeats included")
                        .register(registry);
        Gauge.builder("ml.texts.waiting", waiting, AtomicLong::get)
                .description("Texts that are not processed yet, counted up to " + MOST_COUNTED)
                .register(registry);
        Gauge.builder("ml.texts.waiting.age", ageSeconds, AtomicLong::get)
                .description("Age of the oldest text that is not processed yet")
                .baseUnit("seconds")
                .register(registry);
    }

    void handedOut(int texts) {
        handedOut.increment(texts);
    }

    /** Counts anew. */
    void refresh() {
        jdbc.query(
                WAITING,
                row -> {
                    waiting.set(row.getLong(1));
                    ageSeconds.set(Math.max(0, row.getLong(2)));
                });
    }
}
