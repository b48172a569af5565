package io.mlpipeline.preprocessor.deadletter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code dead_letter} and the rows of {@code text} it speaks of. */
@Component
public class DeadLetters {

    private static final String COLUMNS =
            "select text_id, reason, attempts, died_at from dead_letter";
    private static final String ORDER = " order by died_at desc, text_id desc limit ?";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    DeadLetters(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Rejects a text that waits to be processed and says why; one that was erased or processed
     * meanwhile is left alone.
     *
     * @param reason without anything that the text says
     */
    public void bury(UUID id, String reason, int attempts) {
        transaction.executeWithoutResult(_ -> reject(id, reason, attempts));
    }

    private void reject(UUID id, String reason, int attempts) {
        int rejected =
                jdbc.update(
                        """
                        update text
                        set status = 'REJECTED', reasons = '{processing_failed}', processed_at = now()
                        where id = ? and status = 'RECEIVED'
                        """,
                        id);
        if (rejected == 1) {
            jdbc.update(
                    """
                    insert into dead_letter (text_id, reason, attempts) values (?, ?, ?)
                    on conflict (text_id) do update
                    set reason = excluded.reason, attempts = excluded.attempts, died_at = now()
                    """,
                    id,
                    reason,
                    attempts);
        }
    }

    /**
     * @param after the last one of the page before, null for the first page
     */
    List<DeadLetter> page(int limit, @Nullable Position after) {
        if (after == null) {
            return jdbc.query(COLUMNS + ORDER, (row, _) -> letter(row), limit);
        }
        return jdbc.query(
                COLUMNS + " where (died_at, text_id) < (?, ?)" + ORDER,
                (row, _) -> letter(row),
                OffsetDateTime.ofInstant(after.diedAt(), ZoneOffset.UTC),
                after.textId(),
                limit);
    }

    /**
     * Makes texts wait again, to be handed out by data-api as if they had just arrived.
     *
     * @return how many had died
     */
    public int replay(Collection<UUID> ids) {
        return receive(
                "delete from dead_letter where text_id = any (?) returning text_id",
                new SqlArrayValue("uuid", ids.toArray()));
    }

    /**
     * As {@link #replay}, with the oldest ones.
     *
     * @param most how many at once
     */
    public int replayOldest(int most) {
        return receive(
                """
                delete from dead_letter where text_id in (
                    select text_id from dead_letter order by died_at, text_id limit ?
                    for update skip locked)
                returning text_id
                """,
                most);
    }

    /** The texts whose letters a statement deletes. */
    private int receive(String deletion, Object parameter) {
        return transaction.execute(_ -> {
            List<UUID> ids = jdbc.queryForList(deletion, UUID.class, parameter);
            if (!ids.isEmpty()) {
                jdbc.update(
                        """
                        update text set status = 'RECEIVED', reasons = '{}', processed_at = null
                        where id = any (?)
                        """,
                        new SqlArrayValue("uuid", ids.toArray()));
            }
            return ids.size();
        });
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getInt(3),
                row.getObject(4, OffsetDateTime.class).toInstant());
    }
}
