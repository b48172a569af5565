package io.mlpipeline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.sample.RawHttp.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is too much is refused at once, in words, and the client gets to read them. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "mlpipeline.limits.max-concurrent-requests=4",
            "mlpipeline.limits.max-bulk-body=3MB"
        })
class LimitsTests {

    private static final int MEBIBYTE = 1 << 20;
    private static final int FAR_MORE = 20 * MEBIBYTE;

    @LocalServerPort private int port;

    @Test
    void refusesALargeBodyByItsDeclaredLength() throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            // not one byte of it is sent
            assertTooLarge(http.send(head("/echo", "Content-Length: " + (MEBIBYTE + 1))).receive());
        }
    }

    @Test
    void letsAClientThatSendsOnReadTheAnswer() throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            http.send(head("/echo", "Content-Length: " + FAR_MORE));
            http.send(new byte[FAR_MORE]);
            assertTooLarge(http.receive());
            assertThat(http.isEnded()).isTrue();
        }
    }

    @Test
    void refusesALargeChunkedBodyWhileReading() throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            http.send(head("/echo", "Transfer-Encoding: chunked"));
            http.send("1\r\n\"\r\n"); // within a string, so that the parser reads on
            byte[] chunk =
                    ("10000\r\n" + "a".repeat(0x10000) + "\r\n")
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            for (int i = 0; i < 40; i++) {
                http.send(chunk);
            }
            http.send("0\r\n\r\n");
            assertTooLarge(http.receive());
        }
    }

    @Test
    void takesMoreOnBulkPaths() throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            http.send(head("/api/bulk", "Content-Length: " + 2 * MEBIBYTE))
                    .send(new byte[2 * MEBIBYTE]);
            assertThat(http.receive().body()).isEqualTo("{\"bytes\":" + 2 * MEBIBYTE + "}");
        }
        try (RawHttp http = new RawHttp(port)) {
            assertTooLarge(http.send(head("/bulk", "Content-Length: " + 4 * MEBIBYTE)).receive());
        }
    }

    @Test
    void refusesMoreRequestsThanAreTakenAtOnce() throws Exception {
        SampleController.SLOW.hold(4);
        List<RawHttp> held = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                held.add(new RawHttp(port).send(get(i % 2 == 0 ? "/slow" : "/later")));
            }
            SampleController.SLOW.awaitHeld();

            Answer refused = RawHttp.exchange(port, get("/noop"));
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.head()).contains("Retry-After: 1");
            assertThat(refused.body()).contains("\"code\":\"overloaded\"");
            assertThat(RawHttp.exchange(port, get("/api/health/readiness")).status())
                    .isEqualTo(200);
            assertThat(RawHttp.exchange(port, get("/metrics")).body())
                    .contains(
                            "ml_api_requests_total{endpoint=\"/noop\",method=\"GET\",status=\"429\"}");
        } finally {
            SampleController.SLOW.release();
        }
        for (RawHttp http : held) {
            assertThat(http.receive().status()).isEqualTo(200);
            http.close();
        }
        assertThat(RawHttp.exchange(port, get("/noop")).status()).isEqualTo(200);
    }

    private static void assertTooLarge(Answer answer) {
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.closes()).isTrue();
        assertThat(answer.body()).contains("\"code\":\"too_large\"");
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
    }

    private static String head(String path, String length) {
        return "POST "
                + path
                + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                + length
                + "\r\n\r\n";
    }
}
