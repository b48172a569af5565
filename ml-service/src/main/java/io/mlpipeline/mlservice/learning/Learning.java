package io.mlpipeline.mlservice.learning;

import io.mlpipeline.mlservice.database.Database;
import io.mlpipeline.mlservice.learning.CollectedExamples.Gathered;
import io.mlpipeline.starter.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** What a training needs of the collected data; there only where there is a database. */
public final class Learning {

    private static final Logger log = LoggerFactory.getLogger(Learning.class);

    private final Database database;
    private final CollectedExamples examples;
    private final Comparisons comparisons;
    private final long mostBytes;

    Learning(
            Database database,
            CollectedExamples examples,
            Comparisons comparisons,
            LearningProperties settings) {
        this.database = database;
        this.examples = examples;
        this.comparisons = comparisons;
        this.mostBytes = settings.maxData().toBytes();
    }

    /**
     * Checks that the database answers.
     *
     * @throws ProblemException not_ready
     */
    public void requireDatabase() {
        database.ask(client -> client.sql("select 1").query(Integer.class).single());
    }

    /**
     * Writes the collected examples, without the hold-out, as NDJSON with the members text and
     * label.
     *
     * @return how many were written
     * @throws ProblemException not_ready, if the database cannot be asked
     * @throws IOException if the file cannot be written
     */
    public long collect(Path file) throws IOException {
        Gathered gathered = examples.writeTo(file, mostBytes);
        log.info(
                "Collected {} examples to train on, {} were left out for want of room.",
                gathered.written(),
                gathered.leftOut());
        return gathered.written();
    }

    /**
     * Compares a new version with the champion and remembers what came of it.
     *
     * @return empty if there is no other champion, or nothing could be compared just now
     */
    public Optional<Comparison> compare(String version) {
        try {
            return comparisons.make(version);
        } catch (ProblemException e) {
            log.warn("Version {} is not compared with the champion: {}", version, e.detail());
        } catch (DataAccessException e) {
            log.warn("Version {} is not compared with the champion: {}", version, e.getClass());
        }
        return Optional.empty();
    }
}
