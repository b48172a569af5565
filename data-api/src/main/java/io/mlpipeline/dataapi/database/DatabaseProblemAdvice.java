package io.mlpipeline.dataapi.database;

import io.mlpipeline.starter.problem.ProblemException;
import io.mlpipeline.starter.problem.ProblemResponses;
import io.mlpipeline.starter.requestcontext.RequestId;
import jakarta.persistence.PersistenceException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers 503 while PostgreSQL is away; what else goes wrong there is a fault and told as one. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 20)
final class DatabaseProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(DatabaseProblemAdvice.class);

    @ExceptionHandler({
        DataAccessException.class,
        TransactionException.class,
        PersistenceException.class,
        SQLException.class
    })
    void failed(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (response.isCommitted()) {
            // it cannot be told any more: the connection must break, lest half a file look whole
            throw failure;
        }
        ProblemException problem = DatabaseProblems.problemOf(failure);
        if (problem == null) {
            problem = internal(failure, request);
        }
        write(problem, request, response);
    }

    /** Messages may quote a row, so that only types are logged. */
    private static ProblemException internal(Exception failure, HttpServletRequest request) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
        log.error(
                "Request {} failed in the database: {}, {}, SQLSTATE {}",
                RequestId.of(request),
                failure.getClass().getName(),
                root.getClass().getName(),
                root instanceof SQLException e ? e.getSQLState() : "none");
        return new ProblemException(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal",
                "This is a fault of the service, not of the request; report it with the request id.",
                null);
    }

    private static void write(
            ProblemException problem, HttpServletRequest request, HttpServletResponse response) {
        try {
            ProblemResponses.write(request, response, problem);
        } catch (IOException _) {
            // the client left before its answer
        }
    }
}
