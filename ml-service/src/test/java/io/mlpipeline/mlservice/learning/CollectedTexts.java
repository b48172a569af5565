package io.mlpipeline.mlservice.learning;

import io.mlpipeline.mlservice.dataset.Example;
import io.mlpipeline.testing.DatabaseRole;
import io.mlpipeline.testing.PostgresDatabase;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts texts and corrections where data-api and the preprocessor would have put them. */
final class CollectedTexts {

    private final JdbcTemplate owner;

    CollectedTexts(PostgresDatabase database) {
        this.owner = new JdbcTemplate(database.dataSource(DatabaseRole.OWNER));
    }

    void clear() {
        owner.execute("truncate text, feedback cascade");
    }

    void add(List<Example> examples) {
        owner.batchUpdate(
                """
                insert into text (id, content, label, labelled_at, status, processed_at)
                values (?, ?, ?, now(), 'READY', now())
                """,
                examples.stream()
                        .map(example ->
                                new Object[] {UUID.randomUUID(), example.text(), example.label()})
                        .toList());
    }

    /** Says of texts that were answered otherwise what they are. */
    void correct(List<Example> examples, String predicted) {
        owner.batchUpdate(
                """
                insert into feedback (id, prediction_id, content, label, predicted_label, given_at)
                values (?, ?, ?, ?, ?, now())
                """,
                examples.stream()
                        .map(example ->
                                new Object[] {
                                    UUID.randomUUID(),
                                    UUID.randomUUID(),
                                    example.text(),
                                    example.label(),
                                    predicted
                                })
                        .toList());
    }

    /** The texts that no candidate may be trained on. */
    List<String> heldOut() {
        return owner.queryForList(
                "select content from training_example where content_key < ?",
                String.class,
                HoldOut.BOUND);
    }
}
