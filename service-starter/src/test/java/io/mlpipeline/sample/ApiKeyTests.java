package io.mlpipeline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.sample.RawHttp.Answer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** No spelling of a protected path reaches its handler without the key. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "api_key=sesame")
class ApiKeyTests {

    @LocalServerPort private int port;

    @Test
    void asksForTheKey() throws IOException {
        Answer answer = delete("/items/1", "");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.head()).contains("WWW-Authenticate: ApiKey");
        assertThat(answer.body()).contains("\"code\":\"unauthenticated\"").contains("X-API-Key");
    }

    @Test
    void refusesAWrongKey() throws IOException {
        Answer answer = delete("/items/1", "X-API-Key: sesam\r\n");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"forbidden\"");
    }

    @Test
    void letsTheKeyThrough() throws IOException {
        assertThat(delete("/items/1", "X-API-Key: sesame\r\n").status()).isEqualTo(200);
        assertThat(delete("/api/items/1", "x-api-key: sesame\r\n").status()).isEqualTo(200);
    }

    @Test
    void leavesOtherRequestsOpen() throws IOException {
        assertThat(RawHttp.exchange(port, "GET /items/1 HTTP/1.1\r\nHost: a\r\n\r\n").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/items/1",
                "/items/1;a=b",
                "/items;a=b/1",
                "/api/items;a/1",
                "/%69tems/1",
                "/items/%31",
                "//items/1",
                "/items//1",
                "/items/1/",
                "/./items/1",
                "/x/../items/1",
                "/items/./1",
                "/api/../items/1",
                "/api//items/1",
                "/api;x/items/1",
                "/%61pi/items/1",
                "/items%2F1",
                "/items/1%00",
                "/ITEMS/1",
                "/items/1?x=/noop",
                "http://a/items/1",
            })
    void cannotBeGotRoundByAnotherSpelling(String path) throws IOException {
        Answer answer = delete(path, "");

        assertThat(answer.status()).isIn(400, 401, 404, 405);
        assertThat(answer.body()).doesNotContain("deleted");
    }

    private Answer delete(String path, String headers) throws IOException {
        return RawHttp.exchange(
                port, "DELETE " + path + " HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n");
    }
}
