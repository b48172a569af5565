package io.mlpipeline.preprocessor.worker;

import io.mlpipeline.preprocessor.duplicates.NewText;
import io.mlpipeline.preprocessor.duplicates.Original;
import io.mlpipeline.preprocessor.duplicates.Originals;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of {@code text} that the worker reads and writes. */
@Component
class TextTable {

    private static final String STORE =
            """
            update text set status = new.status, processed_at = now(), cleaned = new.cleaned,
                language = new.language, language_confidence = new.confidence,
                flags = string_to_array(new.flags, ','), reasons = string_to_array(new.reasons, ','),
                duplicate_of = new.duplicate_of
            from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::real[], ?::text[], ?::text[],
                ?::uuid[]) as new (id, status, cleaned, language, confidence, flags, reasons,
                duplicate_of)
            where text.id = new.id and text.status = 'RECEIVED'
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Originals originals;

    TextTable(JdbcTemplate jdbc, TransactionTemplate transaction, Originals originals) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.originals = originals;
    }

    /** Those of the texts that are there and wait to be processed. */
    List<ReceivedText> received(Collection<UUID> ids) {
        return jdbc.query(
                "select id, content from text where id = any (?) and status = 'RECEIVED'",
                (row, _) -> new ReceivedText(row.getObject(1, UUID.class), row.getString(2)),
                uuids(ids));
    }

    /**
     * Stores what still waits to be processed, all or nothing; what was erased or processed by
     * another worker meanwhile is left alone.
     *
     * @return ids of those that were rejected
     */
    Set<UUID> store(List<ProcessedText> texts) {
        return transaction.execute(_ -> storeWaiting(texts));
    }

    private Set<UUID> storeWaiting(List<ProcessedText> texts) {
        Set<UUID> waiting = lock(texts.stream().map(ProcessedText::id).toList());
        List<ProcessedText> ours = texts.stream().filter(t -> waiting.contains(t.id())).toList();
        Map<UUID, Original> repeated =
                originals.of(
                        ours.stream()
                                .filter(text -> text.cleaned().isUsable())
                                .map(text -> new NewText(text.id(), text.cleaned().text()))
                                .toList());
        List<StoredText> rows =
                ours.stream().map(text -> StoredText.of(text, repeated.get(text.id()))).toList();
        write(rows);
        Set<UUID> rejected = new HashSet<>();
        rows.stream().filter(row -> !row.ready()).forEach(row -> rejected.add(row.id()));
        return rejected;
    }

    private Set<UUID> lock(List<UUID> ids) {
        return new HashSet<>(
                jdbc.queryForList(
                        """
                        select id from text where id = any (?) and status = 'RECEIVED'
                        order by id for no key update
                        """,
                        UUID.class,
                        uuids(ids)));
    }

    private void write(List<StoredText> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.update(
                STORE,
                array("uuid", rows, StoredText::id),
                array("text", rows, StoredText::status),
                array("text", rows, row -> row.cleaned().text()),
                array("text", rows, row -> row.cleaned().language()),
                array("float4", rows, row -> (float) row.cleaned().languageConfidence()),
                array("text", rows, row -> String.join(",", row.flags())),
                array("text", rows, row -> String.join(",", row.reasons())),
                array("uuid", rows, StoredText::duplicateOf));
    }

    private static SqlArrayValue uuids(Collection<UUID> ids) {
        return new SqlArrayValue("uuid", ids.toArray());
    }

    private static SqlArrayValue array(
            String type, List<StoredText> rows, Function<StoredText, @Nullable Object> part) {
        return new SqlArrayValue(type, rows.stream().map(part).toArray());
    }
}
