package io.mlpipeline.mlservice.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the database, and says in one way when it cannot be asked: down, not answering, or without
 * its tables yet is {@link DatabaseUnavailableException}. Whatever else goes wrong with a statement
 * is thrown as it comes.
 */
public final class Database {

    private static final Logger log = LoggerFactory.getLogger(Database.class);

    private final DataSource connections;
    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final AtomicBoolean answering = new AtomicBoolean(true);

    Database(DataSource connections, JdbcClient client, TransactionTemplate transactions) {
        this.connections = connections;
        this.client = client;
        this.transactions = transactions;
    }

    /**
     * Asks something, each statement for itself.
     *
     * @throws DatabaseUnavailableException if the database cannot be asked
     */
    public <T> T ask(Function<JdbcClient, T> question) {
        return available(() -> question.apply(client));
    }

    /**
     * Does something in one transaction: all of it or, if anything is thrown, nothing.
     *
     * @throws DatabaseUnavailableException if the database cannot be asked. If it went away in the
     *     very moment of the commit, all of it may have been done nevertheless.
     */
    public <T> T inTransaction(Function<JdbcClient, T> work) {
        return available(() -> transactions.execute(status -> work.apply(client)));
    }

    /** A connection of the caller's own, to listen on; to be closed by the caller. */
    public Connection connect() throws SQLException {
        return connections.getConnection();
    }

    private <T> T available(Supplier<T> work) {
        try {
            return answered(work.get());
        } catch (NonTransientDataAccessResourceException
                | TransientDataAccessException
                | TransactionException e) {
            throw unavailable(e);
        } catch (DataAccessException e) {
            if (isAbsence(e)) {
                throw unavailable(e);
            }
            throw e;
        }
    }

    /**
     * Connection exceptions (08), the server's going down or coming up (57P), under whatever name;
     * and an undefined table (42P01): data-api, which owns the schema, has not made it yet.
     */
    private static boolean isAbsence(DataAccessException e) {
        if (!(e.getMostSpecificCause() instanceof SQLException cause)) {
            return false;
        }
        String state = cause.getSQLState();
        return state != null
                && (state.startsWith("08") || state.startsWith("57P") || state.equals("42P01"));
    }

    /** Logged when it begins; its message names hosts and states, and no values. */
    private DatabaseUnavailableException unavailable(Exception cause) {
        if (answering.getAndSet(false)) {
            log.warn(
                    "The database cannot be asked: {}",
                    NestedExceptionUtils.getMostSpecificCause(cause).getMessage());
        }
        return new DatabaseUnavailableException();
    }

    private <T> T answered(T answer) {
        if (!answering.get() && answering.compareAndSet(false, true)) {
            log.info("The database answers again.");
        }
        return answer;
    }
}
