package io.mlpipeline.benchmarks.volume;

import io.mlpipeline.benchmarks.suite.Messages;
import io.mlpipeline.benchmarks.suite.RunningSuite;
import io.mlpipeline.benchmarks.suite.ServiceHttp;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fills the suite with texts, in stages. */
final class Filling implements AutoCloseable {

    private static final int LINES = 10_000;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    private final RunningSuite suite;
    private final Messages messages;
    private final int uploads;
    private final ServiceHttp dataApi;
    private final ServiceHttp preprocessor;

    /**
     * @param uploads at the same time
     */
    Filling(RunningSuite suite, Messages messages, int uploads) {
        this.suite = suite;
        this.messages = messages;
        this.uploads = uploads;
        this.dataApi = new ServiceHttp(suite.parts().dataApi());
        this.preprocessor = new ServiceHttp(suite.parts().preprocessor());
    }

    /**
     * Sends the texts from one number up to another, and waits until all are cleaned and stored.
     */
    Stage fill(int from, int to)
            throws IOException, InterruptedException, ExecutionException, SQLException {
        long start = System.nanoTime();
        send(from, to);
        double sending = secondsSince(start);
        awaitCleaned(to);
        double all = secondsSince(start);
        return new Stage(
                to,
                (to - from) / sending,
                (to - from) / all,
                Memory.of(suite.parts().dataApi(), dataApi),
                Memory.of(suite.parts().preprocessor(), preprocessor),
                number("select pg_database_size(current_database())"));
    }

    private void send(int from, int to) throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger(from);
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < uploads; i++) {
                all.add(senders.submit(() -> sendFrom(next, to)));
            }
            for (Future<Void> one : all) {
                one.get();
            }
        }
    }

    private Void sendFrom(AtomicInteger next, int to) throws IOException, InterruptedException {
        for (int first = next.getAndAdd(LINES); first < to; first = next.getAndAdd(LINES)) {
            int end = Math.min(to, first + LINES);
            String report =
                    dataApi.post("/texts", "application/x-ndjson", messages.ndjson(first, end));
            JsonNode accepted = JsonMapper.shared().readTree(report).path("accepted");
            if (accepted.asInt() != end - first) {
                throw new IllegalStateException("not all lines were taken: " + report);
            }
        }
        return null;
    }

    private void awaitCleaned(int texts) throws IOException, InterruptedException, SQLException {
        double before = -1;
        long changed = System.nanoTime();
        for (double done = processed(); done < texts; done = processed()) {
            if (done > before) {
                before = done;
                changed = System.nanoTime();
            } else if (secondsSince(changed) > LONGEST_PAUSE.toSeconds()) {
                throw new IllegalStateException(done + " of " + texts + " texts were cleaned");
            }
            Thread.sleep(POLL);
        }
        long open = number("select count(*) from text where status = 'RECEIVED'");
        long stored = number("select count(*) from text");
        if (open != 0 || stored != texts) {
            throw new IllegalStateException(
                    "%d texts are stored, %d of them not cleaned".formatted(stored, open));
        }
    }

    private double processed() throws IOException, InterruptedException {
        return preprocessor.metric("ml_stream_processed_total", "stream=\"texts\"");
    }

    private long number(String query) throws SQLException {
        try (Connection connection = suite.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    @Override
    public void close() {
        dataApi.close();
        preprocessor.close();
    }
}
