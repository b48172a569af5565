package io.mlpipeline.dataapi.predictions;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Feedback that came before its prediction, or before its text was cleaned: it has no text yet.
 *
 * <p>Whoever adds one half of such a pair commits it first and then asks for the other here. So of
 * two who do so at once, at least one sees both.
 */
@Component
public class AwaitedFeedback {

    // a rejected text is nothing to learn from, unless another has the same content
    private static final String TEXTS =
            """
            update feedback f set content = coalesce(t.cleaned, t.content)
            from text t
            where f.text_id = any(:id::uuid[]) and f.content is null and t.id = f.text_id
                and (t.status = 'READY' or t.status = 'REJECTED' and t.duplicate_of is not null)
            """;

    private static final int MOST_AT_ONCE = 1000;

    private final JdbcClient database;

    AwaitedFeedback(JdbcClient database) {
        this.database = database;
    }

    /** Completes the feedback on these predictions, where both are there. */
    public void complete(Collection<UUID> predictionIds) {
        if (predictionIds.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update feedback f
                        set content = p.content, predicted_label = p.label,
                            predicted_score = p.score, abstained = p.abstained,
                            model_version = p.model_version, engine = p.engine
                        from unnest(:id::uuid[], :at::timestamptz[]) as k (id, at)
                            join prediction p on p.id = k.id and p.predicted_at = k.at
                        where f.prediction_id = k.id and f.content is null
                        """)
                .param("id", predictionIds.stream().map(UUID::toString).toArray(String[]::new))
                .param(
                        "at",
                        predictionIds.stream()
                                .map(id -> PredictionId.time(id).toString())
                                .toArray(String[]::new))
                .update();
    }

    /** Completes the feedback on these texts, as far as they are cleaned. */
    public void completeTexts(Collection<UUID> textIds) {
        if (!textIds.isEmpty()) {
            database.sql(TEXTS)
                    .param("id", textIds.stream().map(UUID::toString).toArray(String[]::new))
                    .update();
        }
    }

    /**
     * Completes whatever has become possible: texts were cleaned since, or whoever should have
     * completed it died.
     */
    void completeAll() {
        complete(awaiting("prediction_id"));
        completeTexts(awaiting("text_id"));
    }

    /** The last to have come; what has waited for days will hardly be completed any more. */
    private List<UUID> awaiting(String column) {
        return database.sql(
                        """
                        select distinct %1$s from
                            (select %1$s from feedback
                             where content is null and %1$s is not null
                                 and given_at > now() - interval '2 days'
                             order by given_at desc limit :most) awaiting
                        """
                                .formatted(column))
                .param("most", MOST_AT_ONCE)
                .query(UUID.class)
                .list();
    }
}
