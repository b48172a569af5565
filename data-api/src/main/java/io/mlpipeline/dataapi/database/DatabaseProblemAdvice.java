package io.mlpipeline.dataapi.database;

import io.mlpipeline.starter.problem.ProblemException;
import io.mlpipeline.starter.problem.ProblemResponses;
import jakarta.persistence.PersistenceException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers 503 while PostgreSQL is away; what else goes wrong there is left to the starter. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 20)
final class DatabaseProblemAdvice {

    @ExceptionHandler({
        DataAccessException.class,
        TransactionException.class,
        PersistenceException.class,
        SQLException.class
    })
    void failed(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        ProblemException problem = DatabaseProblems.problemOf(failure);
        // past the point where it can be told, the connection must break, lest half a file look
        // whole
        if (problem == null || response.isCommitted()) {
            throw failure;
        }
        write(problem, request, response);
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
