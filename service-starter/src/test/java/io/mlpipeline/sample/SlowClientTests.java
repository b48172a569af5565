package io.mlpipeline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.sample.RawHttp.Answer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Clients that trickle or stop halfway hold nothing for long. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "server.tomcat.connection-timeout=300ms",
            "server.tomcat.keep-alive-timeout=300ms"
        })
class SlowClientTests {

    private static final String HALF_A_REQUEST =
            "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"text\"";

    @LocalServerPort private int port;

    @Test
    void areToldWhenTheirBodyDoesNotArrive() throws IOException {
        Answer answer = RawHttp.exchange(port, HALF_A_REQUEST);

        assertThat(answer.status()).isEqualTo(408);
        assertThat(answer.body()).contains("\"code\":\"request_timeout\"");
        assertThat(answer.closes()).isTrue();
    }

    @Test
    void areNotWaitedForWhenTheirHeadersDoNotArrive() throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            assertThat(http.send("GET /noop HTTP/1.1\r\nHost").isEnded()).isTrue();
        }
    }

    @Test
    void areNotWaitedForBetweenRequests() throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            assertThat(http.send("GET /noop HTTP/1.1\r\nHost: a\r\n\r\n").receive().status())
                    .isEqualTo(200);
            assertThat(http.isEnded()).isTrue();
        }
    }
}
