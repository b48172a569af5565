package io.mlpipeline.dataapi.feedback;

import io.mlpipeline.dataapi.predictions.PredictionId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code feedback} and what it refers to; each method is one statement. */
@Component
class FeedbackStore {

    /**
     * A row of the table.
     *
     * @param id of version 7; of two words at one time, the one with the higher id is the newer
     * @param word what it holds
     */
    record Row(UUID id, Word word) {}

    private final JdbcClient database;

    FeedbackStore(JdbcClient database) {
        this.database = database;
    }

    /** Which of these predictions are there. */
    Set<UUID> predictions(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(
                        database.sql(
                                        """
                                        select p.id
                                        from unnest(:id::uuid[], :at::timestamptz[]) as k (id, at)
                                            join prediction p
                                                on p.id = k.id and p.predicted_at = k.at
                                        """)
                                .param("id", strings(ids, UUID::toString))
                                .param("at", strings(ids, id -> PredictionId.time(id).toString()))
                                .query(UUID.class)
                                .list());
    }

    /** Which of these predictions were erased. */
    Set<UUID> erased(Collection<UUID> ids) {
        return found("select id from erased_prediction where id = any(:id::uuid[])", ids);
    }

    /** Which of these texts are there; they stay until the transaction ends. */
    Set<UUID> texts(Collection<UUID> ids) {
        return found("select id from text where id = any(:id::uuid[]) for key share", ids);
    }

    /** Adds rows, save those whose external id is taken; says which were added. */
    Set<UUID> insert(List<Row> rows) {
        return new HashSet<>(
                database.sql(
                                """
                                insert into feedback
                                    (id, external_id, prediction_id, text_id, label)
                                select * from unnest(:id::uuid[], :external::text[],
                                    :prediction::uuid[], :text::uuid[], :label::text[])
                                    as w (id, external_id, prediction_id, text_id, label)
                                order by external_id
                                on conflict (external_id) do nothing
                                returning id
                                """)
                        .param("id", strings(rows, row -> row.id().toString()))
                        .param("external", strings(rows, row -> row.word().externalId()))
                        .param("prediction", strings(rows, row -> text(row.word().predictionId())))
                        .param("text", strings(rows, row -> text(row.word().textId())))
                        .param("label", strings(rows, row -> row.word().label()))
                        .query(UUID.class)
                        .list());
    }

    /** What was said under these external ids. */
    Map<String, Row> byExternalId(Collection<String> externalIds) {
        Map<String, Row> rows = new HashMap<>();
        if (externalIds.isEmpty()) {
            return rows;
        }
        database.sql(
                        """
                        select id, external_id, prediction_id, text_id, label
                        from feedback where external_id = any(:id)
                        """)
                .param("id", strings(externalIds, id -> id))
                .query(row -> {
                    String externalId = row.getString("external_id");
                    rows.put(
                            externalId,
                            new Row(
                                    row.getObject("id", UUID.class),
                                    new Word(
                                            row.getObject("prediction_id", UUID.class),
                                            row.getObject("text_id", UUID.class),
                                            row.getString("label"),
                                            externalId)));
                });
        return rows;
    }

    private Set<UUID> found(String sql, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(
                        database.sql(sql)
                                .param("id", strings(ids, UUID::toString))
                                .query(UUID.class)
                                .list());
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static <T> @Nullable String[] strings(
            Collection<T> values, Function<T, @Nullable String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }
}
