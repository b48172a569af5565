package io.mlpipeline.dataapi.feedback;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.mlpipeline.dataapi.feedback.FeedbackStore.Row;
import io.mlpipeline.dataapi.feedback.Outcome.Cause;
import io.mlpipeline.dataapi.labels.KnownLabels;
import io.mlpipeline.dataapi.labels.LabelCheck;
import io.mlpipeline.dataapi.labels.NewLabels;
import io.mlpipeline.dataapi.predictions.AwaitedFeedback;
import io.mlpipeline.dataapi.predictions.Erasure;
import io.mlpipeline.dataapi.predictions.PredictionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps people's words, some at a time, in one transaction. Their texts come in a second step, by
 * {@link AwaitedFeedback}, as for those whose prediction has yet to arrive.
 */
@Component
class FeedbackIntake {

    /** How old a prediction may be and still be on its way. */
    private static final Duration ON_ITS_WAY = Duration.ofHours(1);

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final FeedbackStore store;
    private final KnownLabels labels;
    private final AwaitedFeedback awaited;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    FeedbackIntake(
            FeedbackStore store,
            KnownLabels labels,
            AwaitedFeedback awaited,
            JdbcClient database,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.labels = labels;
        this.awaited = awaited;
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Keeps words, of which a later one is the newer.
     *
     * @param newLabels what becomes of labels that are not known
     * @return an outcome for each, in their order
     */
    List<Outcome> take(List<Word> words, NewLabels newLabels) {
        if (words.isEmpty()) {
            return List.of();
        }
        List<Outcome> outcomes =
                Objects.requireNonNull(transaction.execute(_ -> keep(words, newLabels)));
        awaited.complete(idsOf(words, Word::predictionId));
        awaited.completeTexts(idsOf(words, Word::textId));
        return outcomes;
    }

    private List<Outcome> keep(List<Word> words, NewLabels newLabels) {
        Erasure.forbid(database);
        List<@Nullable Outcome> outcomes = new ArrayList<>(words.size());
        List<Row> rows = new ArrayList<>(words.size());
        Targets targets = targets(words);
        LabelCheck check = labels.check(newLabels);
        for (Word word : words) {
            Outcome rejection = targets.missing(word);
            if (rejection == null) {
                String fault = check.fault(word.label());
                rejection = fault == null ? null : Outcome.invalid("label", fault);
            }
            outcomes.add(rejection);
            rows.add(new Row(ids.generate(), word));
        }
        labels.add(check.takeNew());
        insert(rows, outcomes);
        return outcomes.stream().map(Objects::requireNonNull).toList();
    }

    /** Fills in the outcomes of those that nothing speaks against so far. */
    private void insert(List<Row> rows, List<@Nullable Outcome> outcomes) {
        List<Row> sound = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            if (outcomes.get(i) == null) {
                sound.add(rows.get(i));
            }
        }
        Set<UUID> added = sound.isEmpty() ? Set.of() : store.insert(sound);
        Map<String, Row> present =
                store.byExternalId(
                        sound.stream()
                                .filter(row -> !added.contains(row.id()))
                                .map(row -> String.valueOf(row.word().externalId()))
                                .collect(Collectors.toSet()));
        for (int i = 0; i < rows.size(); i++) {
            if (outcomes.get(i) == null) {
                Row row = rows.get(i);
                outcomes.set(
                        i,
                        added.contains(row.id())
                                ? new Outcome.Accepted(row.id())
                                : compared(
                                        row.word(),
                                        present.get(String.valueOf(row.word().externalId()))));
            }
        }
    }

    private static Outcome compared(Word word, @Nullable Row present) {
        return present != null && present.word().equals(word)
                ? new Outcome.Unchanged(present.id())
                : new Outcome.Rejected(
                        Cause.CONFLICT, "externalId", "has been used for other feedback");
    }

    private Targets targets(List<Word> words) {
        Set<UUID> predictions = idsOf(words, Word::predictionId);
        Set<UUID> present = store.predictions(predictions);
        Set<UUID> absent = new HashSet<>(predictions);
        absent.removeAll(present);
        absent.removeIf(id -> !mayBeOnItsWay(id));
        Set<UUID> awaitable = new HashSet<>(absent);
        awaitable.removeAll(store.erased(absent));
        return new Targets(present, awaitable, store.texts(idsOf(words, Word::textId)));
    }

    private boolean mayBeOnItsWay(UUID id) {
        Instant now = clock.instant();
        Instant at = PredictionId.time(id);
        return at.isAfter(now.minus(ON_ITS_WAY)) && at.isBefore(now.plus(CLOCK_SKEW));
    }

    private static Set<UUID> idsOf(Collection<Word> words, Function<Word, @Nullable UUID> id) {
        return words.stream().map(id).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /**
     * What the words are about.
     *
     * @param predictions those that are there
     * @param awaited predictions that are likely to arrive
     * @param texts those that are there
     */
    private record Targets(Set<UUID> predictions, Set<UUID> awaited, Set<UUID> texts) {

        @Nullable Outcome missing(Word word) {
            UUID prediction = word.predictionId();
            if (prediction != null) {
                return predictions.contains(prediction) || awaited.contains(prediction)
                        ? null
                        : new Outcome.Rejected(
                                Cause.PREDICTION_NOT_FOUND,
                                "predictionId",
                                "is not known; it may have been erased, or its retention may be"
                                        + " over");
            }
            return texts.contains(word.textId())
                    ? null
                    : new Outcome.Rejected(Cause.TEXT_NOT_FOUND, "textId", "is not known");
        }
    }
}
