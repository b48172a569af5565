package io.mlpipeline.dataapi.predictions;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps erasing apart from adding: whoever adds in a transaction shares a lock, whoever erases has
 * it alone. Else a row could be added by one who did not see its tombstone yet, unseen by the one
 * who erases.
 */
public final class Erasure {

    private Erasure() {}

    /** Until this transaction ends, nothing is erased. */
    public static void forbid(JdbcClient database) {
        lock(database, "pg_advisory_xact_lock_shared");
    }

    /** Until this transaction ends, nothing is added. */
    static void begin(JdbcClient database) {
        lock(database, "pg_advisory_xact_lock");
    }

    private static void lock(JdbcClient database, String function) {
        database.sql("select " + function + "(hashtextextended('prediction erasure', 0))")
                .query((_, _) -> true)
                .single();
    }
}
