package io.mlpipeline.dataapi.texts;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.dataapi.RunningService;
import io.mlpipeline.testing.DatabaseRole;
import io.mlpipeline.testing.PostgresDatabase;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Showing, searching, exporting and erasing. */
@TestPropertySource(properties = "mlpipeline.hand-out.enabled=false")
class TextsTests extends RunningService {

    private JdbcClient owner;

    @BeforeEach
    void threeTexts(PostgresDatabase postgres) {
        owner = JdbcClient.create(postgres.dataSource(DatabaseRole.OWNER));
        owner.sql("delete from text").update();
        owner.sql("delete from feedback").update();
        owner.sql("delete from label").update();
        post(
                "/texts",
                """
                [{"text":"Where is my CARD?","label":"card","externalId":"c"},
                 {"text":"100% of my \\"cash\\", gone","label":"cash"},
                 {"text":"no_label"}]
                """);
    }

    @Test
    void showsWhatBecameOfAText() {
        UUID id = idOf("no_label");
        UUID other = idOf("Where is my CARD?");
        owner.sql(
                        """
                        update text set status = 'REJECTED', processed_at = now(), cleaned = 'no label',
                            language = 'en', language_confidence = 0.5, flags = '{masked_email}',
                            reasons = '{duplicate}', duplicate_of = ? where id = ?
                        """)
                .params(other, id)
                .update();
        JsonNode text = json(get("/texts/" + id));
        assertThat(text.get("status").stringValue()).isEqualTo("REJECTED");
        assertThat(text.get("flags").get(0).stringValue()).isEqualTo("masked_email");
        assertThat(text.get("reasons").get(0).stringValue()).isEqualTo("duplicate");
        assertThat(text.get("duplicateOf").stringValue()).isEqualTo(other.toString());
        assertThat(text.get("languageConfidence").floatValue()).isEqualTo(0.5f);
        assertProblem(get("/texts/" + new UUID(1, 2)), 404, "text_not_found");
        assertProblem(get("/texts/nobody"), 400, "invalid_request");
    }

    @Test
    void pagesFromTheNewestOnWithoutGapOrRepeat() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = json(get("/texts?limit=2" + cursor));
            page.get("texts").forEach(text -> seen.add(text.get("text").stringValue()));
            JsonNode next = page.get("next");
            cursor = next.isNull() ? null : "&cursor=" + next.stringValue();
        } while (cursor != null);
        assertThat(seen)
                .containsExactly("no_label", "100% of my \"cash\", gone", "Where is my CARD?");
    }

    @Test
    void findsByWordsLiterallyAndByLabelAndStatus() {
        assertThat(found("q=my%20card")).containsExactly("Where is my CARD?");
        assertThat(found("q=0%25%20of")).hasSize(1);
        assertThat(found("q=o_l")).containsExactly("no_label");
        assertThat(found("q=%5C")).isEmpty();
        assertThat(found("label=cash&status=RECEIVED")).hasSize(1);
        assertThat(found("status=READY")).isEmpty();
        assertThat(found("language=en")).isEmpty();
        assertProblem(get("/texts?status=LOST"), 400, "invalid_request");
        assertProblem(get("/texts?q=%00"), 400, "invalid_request");
        assertProblem(get("/texts?limit=0"), 422, "invalid_input");
    }

    @Test
    void erasesEverywhere() {
        UUID id = idOf("Where is my CARD?");
        UUID repeat = idOf("no_label");
        owner.sql("update text set duplicate_of = ? where id = ?").params(id, repeat).update();
        owner.sql("insert into dead_letter (text_id, reason, attempts) values (?, 'x', 3)")
                .param(id)
                .update();
        owner.sql(
                        "insert into feedback (id, text_id, content, label) values (gen_random_uuid(), ?, 'Where is my CARD?', 'cash')")
                .param(id)
                .update();
        assertThat(delete("/api/texts/" + id).statusCode()).isEqualTo(204);
        assertProblem(get("/texts/" + id), 404, "text_not_found");
        assertProblem(delete("/texts/" + id), 404, "text_not_found");
        assertThat(json(get("/texts/" + repeat)).get("duplicateOf").isNull()).isTrue();
        assertThat(tablesThatHold("Where is my CARD?")).isEmpty();
        assertThat(tablesThatHold(id.toString())).isEmpty();
    }

    @Test
    void countsLabels() {
        assertThat(json(post("/labels", "{\"labels\":[\"card\",\" gold \"]}")).toString())
                .isEqualTo("{\"added\":1,\"unchanged\":1}");
        assertThat(json(get("/labels")).toString())
                .isEqualTo(
                        "{\"labels\":[{\"name\":\"card\",\"texts\":1,\"feedback\":0},{\"name\":\"cash\",\"texts\":1,\"feedback\":0},{\"name\":\"gold\",\"texts\":0,\"feedback\":0}]}");
        assertProblem(post("/labels", "{\"labels\":[]}"), 422, "invalid_input");
        assertProblem(post("/labels", "{\"labels\":[\"\"]}"), 422, "invalid_input");
        assertProblem(post("/labels", "{\"labels\":[null]}"), 422, "invalid_input");
        assertProblem(post("/labels", "{\"labels\":[\"a\\u0000\"]}"), 422, "invalid_input");
    }

    @Test
    void exportsWhatCanBeTakenInAgain() {
        HttpResponse<String> csv = get("/export?format=csv");
        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        List<JsonNode> rows = get("/export").body().lines().map(JSON::readTree).toList();
        assertThat(rows).hasSize(3);
        assertThat(rows.getFirst().get("externalId").stringValue()).isEqualTo("c");
        owner.sql("delete from text").update();
        JsonNode report = json(post("/texts?externalIdColumn=externalId", "text/csv", csv.body()));
        assertThat(report.get("accepted").intValue()).as(report.toString()).isEqualTo(3);
        assertThat(found("q=cash")).containsExactly("100% of my \"cash\", gone");
        assertProblem(get("/export?format=xml"), 400, "invalid_request");
        assertProblem(get("/export?what=all"), 400, "invalid_request");
    }

    @Test
    void exportsWhatModelsLearnFrom() {
        assertThat(get("/export?what=training").body()).isEmpty();
        owner.sql("update text set status = 'READY', cleaned = content").update();
        List<JsonNode> rows =
                get("/export?what=training").body().lines().map(JSON::readTree).toList();
        assertThat(rows.stream().map(row -> row.get("label").stringValue()))
                .containsExactlyInAnyOrder("card", "cash");
    }

    @Test
    void describesItself() {
        JsonNode document = json(get("/openapi.json"));
        assertThat(document.at("/info/title").stringValue()).isEqualTo("data-api");
        assertThat(document.at("/components/securitySchemes/apiKey/name").stringValue())
                .isEqualTo("X-API-Key");
        assertThat(document.at("/paths/~1texts/post/responses/default/content").propertyNames())
                .containsExactly("application/problem+json");
        JsonNode paths = document.get("paths");
        assertThat(paths.propertyNames()).contains("/texts", "/texts/{id}", "/labels", "/export");
        assertThat(
                        paths.get("/texts")
                                .get("post")
                                .get("requestBody")
                                .get("content")
                                .propertyNames())
                .contains("application/json", "application/x-ndjson", "text/csv");
    }

    /** Looks through every column of every table, those that later migrations add included. */
    private List<String> tablesThatHold(String value) {
        return owner
                .sql(
                        """
                        select table_name from information_schema.tables
                        where table_schema = 'public' and table_type = 'BASE TABLE'
                        """)
                .query(String.class)
                .list()
                .stream()
                .filter(table ->
                        owner.sql(
                                        "select exists (select from \"%s\" t where t::text like ?)"
                                                .formatted(table))
                                .param("%" + value + "%")
                                .query(Boolean.class)
                                .single())
                .toList();
    }

    private List<String> found(String query) {
        List<String> texts = new ArrayList<>();
        json(get("/texts?" + query))
                .get("texts")
                .forEach(text -> texts.add(text.get("text").stringValue()));
        return texts;
    }

    private UUID idOf(String text) {
        return owner.sql("select id from text where content = ?")
                .param(text)
                .query(UUID.class)
                .single();
    }
}
