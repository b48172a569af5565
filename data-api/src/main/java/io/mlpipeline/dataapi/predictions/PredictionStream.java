package io.mlpipeline.dataapi.predictions;

import io.mlpipeline.dataapi.database.DatabaseProblems;
import io.mlpipeline.dataapi.database.Schema;
import io.mlpipeline.starter.stream.HandlerUnavailableException;
import io.mlpipeline.starter.stream.StreamEntry;
import io.mlpipeline.starter.stream.StreamHandler;
import io.mlpipeline.starter.stream.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes predictions from the stream {@code predictions} and keeps them, a batch in one statement.
 * What can never be kept is counted and let go.
 */
@Component
class PredictionStream implements StreamHandler {

    private static final String FIELD = "prediction";

    private final PredictionStore store;
    private final PredictionRules rules;
    private final PredictionMetrics metrics;
    private final Schema schema;
    private final JsonMapper json;

    PredictionStream(
            PredictionStore store,
            PredictionRules rules,
            PredictionMetrics metrics,
            Schema schema,
            JsonMapper json) {
        this.store = store;
        this.rules = rules;
        this.metrics = metrics;
        this.schema = schema;
        this.json = json;
    }

    @Override
    public String stream() {
        return "predictions";
    }

    @Override
    public String group() {
        return "data-api";
    }

    @Override
    public List<Verdict> handle(List<StreamEntry> batch) throws InterruptedException {
        schema.awaitReady();
        List<Verdict> verdicts = new ArrayList<>(batch.size());
        List<Prediction> kept = new ArrayList<>(batch.size());
        for (StreamEntry entry : batch) {
            Optional<Prediction> prediction = read(entry);
            prediction.ifPresent(kept::add);
            verdicts.add(prediction.isPresent() ? Verdict.DONE : Verdict.REJECTED);
        }
        try {
            store.keep(kept);
        } catch (RuntimeException e) {
            throw DatabaseProblems.problemOf(e) == null ? e : new HandlerUnavailableException(e);
        }
        return verdicts;
    }

    /** One that cannot be kept for reasons unknown. */
    @Override
    public void bury(StreamEntry entry, String reason) {
        metrics.refused(Refusal.FAILED);
    }

    private Optional<Prediction> read(StreamEntry entry) {
        Optional<Prediction> prediction = parse(entry.fields().get(FIELD));
        Optional<Refusal> refusal =
                prediction.isPresent()
                        ? rules.refusal(prediction.get())
                        : Optional.of(Refusal.MALFORMED);
        refusal.ifPresent(metrics::refused);
        return refusal.isEmpty() ? prediction : Optional.empty();
    }

    private Optional<Prediction> parse(@Nullable String message) {
        if (message == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(json.readValue(message, PredictionMessage.class))
                    .flatMap(PredictionMessage::prediction);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
