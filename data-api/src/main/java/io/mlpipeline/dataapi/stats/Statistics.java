package io.mlpipeline.dataapi.stats;

import io.mlpipeline.starter.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What happened lately. One calculation at a time, and what is a moment old is given again, so that
 * however many ask, the database is asked about once a second.
 */
@Component
class Statistics {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_WINDOWS = 32;

    private final StatsQueries queries;
    private final StatsProperties properties;
    private final Clock clock;
    private final Semaphore turn = new Semaphore(1, true);
    private final Map<Duration, Stats> latest = new ConcurrentHashMap<>();

    Statistics(StatsQueries queries, StatsProperties properties, Clock clock) {
        this.queries = queries;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * The statistics of a window that ends now, give or take a second.
     *
     * @throws ProblemException overloaded if too many ask for different ones
     */
    Stats of(Duration window) {
        Stats known = fresh(window);
        if (known != null) {
            return known;
        }
        await();
        try {
            known = fresh(window); // as made by the one whose turn it was
            if (known != null) {
                return known;
            }
            Stats stats = calculate(window);
            if (latest.size() >= MOST_WINDOWS) {
                latest.clear();
            }
            latest.put(window, stats);
            return stats;
        } finally {
            turn.release();
        }
    }

    /** Calculates anew when next asked. */
    void forget() {
        latest.clear();
    }

    private @Nullable Stats fresh(Duration window) {
        Stats known = latest.get(window);
        return known != null && known.to().plus(FRESH).isAfter(clock.instant()) ? known : null;
    }

    private void await() {
        try {
            if (turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw ProblemException.overloaded(
                "More statistics are being asked for than can be calculated; try again later.",
                FRESH);
    }

    private Stats calculate(Duration window) {
        Instant to = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant from = to.minus(window);
        List<PredictionCount> counts = queries.predictions(from);
        PredictionStatistics predictions = PredictionStatistics.of(counts);
        return new Stats(
                from,
                to,
                queries.texts(from),
                predictions,
                queries.feedback(from),
                Drift.of(model(predictions), counts, properties.driftSamplesPerBin()),
                queries.deadLetters());
    }

    /** The champion; where no one has named one, the version that answered most. */
    private @Nullable ServedModel model(PredictionStatistics predictions) {
        String version =
                queries.champion()
                        .or(() -> predictions.byModelVersion().keySet().stream().findFirst())
                        .orElse(null);
        return version == null
                ? null
                : new ServedModel(version, queries.baseline(version).orElse(null));
    }
}
