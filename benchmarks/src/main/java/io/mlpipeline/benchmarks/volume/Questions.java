package io.mlpipeline.benchmarks.volume;

import io.mlpipeline.benchmarks.report.Samples;
import io.mlpipeline.benchmarks.suite.RunningSuite;
import io.mlpipeline.benchmarks.suite.ServiceHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks what people and programs ask, one after the other, of a suite that is otherwise idle. */
final class Questions implements AutoCloseable {

    private static final int TIMES = 11;
    private static final Duration POLL = Duration.ofMillis(2);

    /**
     * As if each text had been asked for: the id of a text has the time that a prediction's has.
     */
    private static final String PREDICT_ALL =
            """
            insert into prediction
            select id,
                to_timestamp(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint / 1000.0),
                content,
                case when random() < 0.5 then 'card_arrival' else 'lost_or_stolen_card' end,
                0.5 + random() / 2, '{"card_arrival":0.6,"lost_or_stolen_card":0.4}',
                random() < 0.01, 'v1', 'linear'
            from text
            """;

    private final RunningSuite suite;
    private final ServiceHttp dataApi;

    Questions(RunningSuite suite) {
        this.suite = suite;
        this.dataApi = new ServiceHttp(suite.parts().dataApi());
    }

    private interface Act {
        void run(int time) throws IOException, InterruptedException;
    }

    List<Question> ask(int texts) throws SQLException, IOException, InterruptedException {
        try (Connection connection = suite.database();
                Statement statement = connection.createStatement()) {
            statement.execute(PREDICT_ALL);
        }
        String middle = middle();
        List<Question> answers = new ArrayList<>();
        answers.add(get("/stats"));
        answers.add(
                time(
                        "GET /stats of a window asked for the first time",
                        i -> dataApi.get("/stats?window=" + (80_000 + i) + "s")));
        answers.add(time("GET /review", _ -> dataApi.get("/review")));
        answers.add(get("/labels"));
        answers.add(get("/texts"));
        answers.add(time("GET /texts?cursor=…", _ -> dataApi.get("/texts?cursor=" + middle)));
        answers.add(get("/texts?status=READY"));
        answers.add(get("/texts?status=REJECTED"));
        answers.add(get("/texts?language=de"));
        answers.add(get("/texts?label=card_arrival"));
        answers.add(get("/texts?q=card"));
        answers.add(get("/texts?q=no+such+words"));
        answers.add(time("GET /texts/{id}", _ -> dataApi.get("/texts/" + middle)));
        answers.add(get("/predictions"));
        answers.add(get("/predictions?label=card_arrival"));
        answers.add(get("/predictions?label=no_such_label"));
        answers.add(
                time("GET /export, first byte", _ -> dataApi.getFirstByte("/export?what=texts")));
        answers.add(
                time(
                        "GET /export?what=training, first byte",
                        _ -> dataApi.getFirstByte("/export?what=training&format=csv")));
        answers.add(time("one text, from sending to READY", i -> clean(texts + i)));
        return answers;
    }

    private Question get(String path) throws IOException, InterruptedException {
        return time("GET " + path, _ -> dataApi.get(path));
    }

    /** The first time is not counted. */
    private static Question time(String what, Act act) throws IOException, InterruptedException {
        act.run(0);
        List<Double> millis = new ArrayList<>();
        for (int i = 1; i <= TIMES; i++) {
            long start = System.nanoTime();
            act.run(i);
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return new Question(what, Samples.of(millis));
    }

    private void clean(int number) throws IOException, InterruptedException {
        byte[] body =
                "{\"text\":\"Where is the card that I ordered on day %d?\"}"
                        .formatted(number)
                        .getBytes(StandardCharsets.UTF_8);
        String id = read(dataApi.post("/texts", "application/json", body)).path("id").asString();
        while (read(dataApi.get("/texts/" + id)).path("status").asString().equals("RECEIVED")) {
            Thread.sleep(POLL);
        }
    }

    /** The id of a text in the middle of them all. */
    private String middle() throws SQLException {
        try (Connection connection = suite.database();
                Statement statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select id from text where external_id like 'message-%' order by id offset (select count(*) / 2 from text) limit 1")) {
            row.next();
            return row.getString(1);
        }
    }

    private static JsonNode read(String json) {
        return JsonMapper.shared().readTree(json);
    }

    @Override
    public void close() {
        dataApi.close();
    }
}
