package io.mlpipeline.mlservice.learning;

import io.mlpipeline.mlservice.database.Database;
import io.mlpipeline.starter.problem.ProblemException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Remembers for all replicas what comparisons found: one for each pair of versions, the latest. */
final class ComparisonStore {

    private static final Logger log = LoggerFactory.getLogger(ComparisonStore.class);

    /** Takes what a later version of the suite wrote. */
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private static final String PUT =
            """
            insert into model_comparison (candidate, champion, compared_at, result)
            values (:candidate, :champion, now(), cast(:result as jsonb))
            on conflict (candidate, champion)
            do update set compared_at = excluded.compared_at, result = excluded.result
            """;
    private static final String OF_PAIR =
            "select result::text from model_comparison where candidate = :candidate and champion = :champion";
    private static final String LATEST =
            "select result::text from model_comparison where candidate = :candidate order by compared_at desc limit 1";

    private final Database database;

    ComparisonStore(Database database) {
        this.database = database;
    }

    /**
     * The comparison of a pair.
     *
     * @throws ProblemException not_ready, if the database cannot be asked
     */
    Optional<Comparison> find(String candidate, String champion) {
        return database.ask(client ->
                client.sql(OF_PAIR)
                        .param("candidate", candidate)
                        .param("champion", champion)
                        .query(String.class)
                        .optional()
                        .map(ComparisonStore::read));
    }

    /**
     * The last comparison of a version with whatever was the champion then.
     *
     * @throws ProblemException not_ready, if the database cannot be asked
     */
    Optional<Comparison> latest(String candidate) {
        return database.ask(client ->
                client.sql(LATEST)
                        .param("candidate", candidate)
                        .query(String.class)
                        .optional()
                        .map(ComparisonStore::read));
    }

    /** Stores a comparison if it can be; if not, it is made anew when it is asked for. */
    void put(Comparison comparison) {
        try {
            database.ask(client ->
                    client.sql(PUT)
                            .param("candidate", comparison.candidate())
                            .param("champion", comparison.champion())
                            .param("result", JSON.writeValueAsString(comparison))
                            .update());
        } catch (ProblemException | DataAccessException e) {
            log.warn(
                    "The comparison of {} with {} is not stored.",
                    comparison.candidate(),
                    comparison.champion());
        }
    }

    private static Comparison read(String result) {
        return JSON.readValue(result, Comparison.class);
    }
}
