package io.mlpipeline.mlservice.learning;

import io.mlpipeline.mlservice.registry.ModelRegistry;
import io.mlpipeline.mlservice.registry.NotReadyException;
import io.mlpipeline.starter.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Comparisons with the present champion: one is made at a time, and what is known is not remade.
 */
final class Comparisons {

    private static final Logger log = LoggerFactory.getLogger(Comparisons.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(15);

    private final ModelComparer comparer;
    private final ComparisonStore store;
    private final ModelRegistry registry;
    private final LearningProperties settings;
    private final ReentrantLock comparing = new ReentrantLock();

    Comparisons(
            ModelComparer comparer,
            ComparisonStore store,
            ModelRegistry registry,
            LearningProperties settings) {
        this.comparer = comparer;
        this.store = store;
        this.registry = registry;
        this.settings = settings;
    }

    /** Compares a version with the champion now; empty if there is none, or it is the version. */
    Optional<Comparison> make(String version) {
        return champion(version).map(champion -> alone(() -> made(version, champion)));
    }

    /**
     * The comparison of a version with the champion, made if there is none, or none young enough;
     * empty if there is no champion, or the version is it.
     *
     * @throws ProblemException not_ready, if the database cannot be asked; overloaded, if another
     *     comparison does not end; model_not_found or model_corrupt, if a version cannot be loaded
     */
    Optional<Comparison> recent(String version) {
        return champion(version).map(champion -> alone(() -> recent(version, champion)));
    }

    /**
     * The comparison of a version with the champion, however old, made if there is none; of the
     * champion itself the one by which it came to be that.
     *
     * @param name a version or an alias
     * @throws ProblemException as above; comparison_not_found, if the champion was compared with
     *     nothing
     */
    Comparison known(String name) {
        String version = registry.manifestOf(name).version();
        return champion(version)
                .map(champion ->
                        store.find(version, champion)
                                .orElseGet(() -> alone(() -> recent(version, champion))))
                .or(() -> store.latest(version))
                .orElseThrow(() ->
                        ProblemException.notFound(
                                "comparison",
                                "That version is the champion, and was compared with none before it."));
    }

    private Optional<String> champion(String but) {
        try {
            String champion = registry.manifestOf(null).version();
            return champion.equals(but) ? Optional.empty() : Optional.of(champion);
        } catch (NotReadyException e) {
            return Optional.empty();
        }
    }

    private Comparison recent(String version, String champion) {
        Instant oldest = Instant.now().minus(settings.comparisonAge());
        return store.find(version, champion)
                .filter(known -> known.comparedAt().isAfter(oldest))
                .orElseGet(() -> made(version, champion));
    }

    private Comparison made(String version, String champion) {
        Comparison comparison = comparer.compare(version, champion);
        store.put(comparison);
        log.info("Version {} beside {}: {}.", version, champion, comparison.verdict());
        return comparison;
    }

    private Comparison alone(Supplier<Comparison> work) {
        try {
            if (!comparing.tryLock(settings.comparisonLimit().toMillis(), TimeUnit.MILLISECONDS)) {
                throw ProblemException.overloaded(
                        "Other versions are being compared; try again later.", RETRY_AFTER);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.draining();
        }
        try {
            return work.get();
        } finally {
            comparing.unlock();
        }
    }
}
