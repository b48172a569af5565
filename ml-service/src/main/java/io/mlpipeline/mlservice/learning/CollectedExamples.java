package io.mlpipeline.mlservice.learning;

import io.mlpipeline.mlservice.database.Database;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Texts with the newest word on each, as data-api collected them; read a piece at a time. */
final class CollectedExamples {

    private static final int PIECE = 1_000;
    private static final JsonMapper JSON = new JsonMapper();

    /** In an order that depends on nothing but the texts, so that the same data give one model. */
    private static final String TO_TRAIN_ON =
            """
            select content, label from training_example where content_key >= :bound
            order by (origin = 'feedback') desc, content_key
            """;

    /** The keys are hashes, so that the first ones are a random sample, and always the same. */
    private static final String HELD_OUT =
            """
            select content, label from training_example where content_key < :bound
            order by content_key limit :most
            """;

    private static final String FEEDBACK =
            """
            select content, label, predicted_label from feedback_example
            order by given_at desc, content_key limit :most
            """;

    private final Database database;

    CollectedExamples(Database database) {
        this.database = database;
    }

    /** An example as it is written. */
    private record Row(String text, String label) {}

    /**
     * What became of the examples that may be trained on.
     *
     * @param written those in the file
     * @param leftOut those that it had no room for
     */
    record Gathered(long written, long leftOut) {}

    /**
     * Writes what may be trained on, one JSON object in each line.
     *
     * @param most bytes that the file may have
     * @throws io.mlpipeline.starter.problem.ProblemException not_ready, if the database cannot be
     *     asked
     * @throws IOException if the file cannot be written
     */
    Gathered writeTo(Path file, long most) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            LineWriter lines = new LineWriter(out, most);
            // the driver reads in pieces only within a transaction
            database.inTransaction(client -> {
                client.sql(TO_TRAIN_ON)
                        .withFetchSize(PIECE)
                        .param("bound", HoldOut.BOUND)
                        .query(row -> {
                            lines.write(new Row(row.getString(1), row.getString(2)));
                        });
                return lines;
            });
            return new Gathered(lines.written, lines.leftOut);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Examples of the hold-out, with those that were passed over. */
    record Sample(List<Judge> judges, int examples) {}

    /**
     * Examples of the hold-out, always the same ones first.
     *
     * @param most how many at most
     * @param fair which to take; the others are read and counted
     * @param mostRead how many to read at most
     */
    Sample holdOut(int most, int mostRead, Predicate<String> fair) {
        return database.inTransaction(client -> {
            List<Judge> judges = new ArrayList<>();
            int[] read = {0};
            client.sql(HELD_OUT)
                    .withFetchSize(PIECE)
                    .param("bound", HoldOut.BOUND)
                    .param("most", mostRead)
                    .query(row -> {
                        String text = row.getString(1);
                        if (judges.size() < most) {
                            read[0]++;
                            if (fair.test(text)) {
                                judges.add(new Judge(text, row.getString(2), null));
                            }
                        }
                    });
            return new Sample(judges, read[0]);
        });
    }

    /** The latest feedback, the newest word on each text, the latest first. */
    List<Judge> feedback(int most) {
        return database.ask(client -> feedback(client, most));
    }

    private static List<Judge> feedback(JdbcClient client, int most) {
        return client.sql(FEEDBACK)
                .param("most", most)
                .query((row, _) -> new Judge(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** Writes as long as there is room, then counts. */
    private static final class LineWriter {

        private final OutputStream out;
        private long room;
        private long written;
        private long leftOut;

        LineWriter(OutputStream out, long room) {
            this.out = out;
            this.room = room;
        }

        void write(Row row) {
            byte[] line = JSON.writeValueAsBytes(row);
            room -= line.length + 1;
            if (room < 0) {
                leftOut++;
                return;
            }
            try {
                out.write(line);
                out.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            written++;
        }
    }
}
