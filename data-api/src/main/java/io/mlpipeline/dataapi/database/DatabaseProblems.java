package io.mlpipeline.dataapi.database;

import io.mlpipeline.starter.problem.ProblemException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells what a failure of the database means to a caller. */
public final class DatabaseProblems {

    private static final int DEEPEST_CAUSE = 20;
    private static final String STATEMENT_CANCELLED = "57014";
    private static final String TABLE_UNKNOWN = "42P01";

    private DatabaseProblems() {}

    /**
     * The problem to answer with.
     *
     * @param failure what was thrown, whatever Spring, Hibernate or the pool made of it
     * @return 503 if it may go when it is tried again, 504 if the statement took too long, null if
     *     it is no such failure
     */
    public static @Nullable ProblemException problemOf(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof SQLException e) {
                return problemOf(e);
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static @Nullable ProblemException problemOf(SQLException failure) {
        String state = failure.getSQLState();
        if (STATEMENT_CANCELLED.equals(state)) {
            return ProblemException.deadlineExceeded(
                    "The database took too long; ask for less, or try again later.");
        }
        return failure instanceof SQLTransientConnectionException
                        || state == null
                        || isPassing(state)
                ? ProblemException.notReady(
                        "The database cannot be reached; try again in a moment.")
                : null;
    }

    /**
     * Classes of SQLSTATE (PostgreSQL's Appendix A): connection, wrong password (while one is being
     * changed), no database, transaction rolled back, resources, lock not available, operator
     * intervention.
     */
    private static boolean isPassing(String state) {
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "08", "28", "3D", "40", "53", "55", "57", "58" -> true;
            // asked before the schema was there
            default -> state.equals(TABLE_UNKNOWN);
        };
    }
}
