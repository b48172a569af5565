package io.mlpipeline.preprocessor.worker;

import io.mlpipeline.starter.stream.HandlerUnavailableException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells whether a database that failed is to blame or the text that it was given.
 *
 * <p>Only data that is not valid (SQLSTATE class 22) or breaks a constraint (23) is a text's fault
 * (PostgreSQL, Appendix A). Everything else passes: a server that restarts, a deadlock, a schema
 * that is not there yet, a role whose password is being changed.
 */
final class DatabaseOutage {

    private DatabaseOutage() {}

    /** What to throw: that the handler is unavailable, or the failure as it is. */
    static RuntimeException orElse(RuntimeException failure) {
        boolean ofDatabase =
                failure instanceof DataAccessException || failure instanceof TransactionException;
        String state = stateOf(failure);
        boolean ofText = state != null && (state.startsWith("22") || state.startsWith("23"));
        return ofDatabase && !ofText ? new HandlerUnavailableException(failure) : failure;
    }

    private static @Nullable String stateOf(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e) {
                return e.getSQLState();
            }
        }
        return null;
    }
}
