package io.mlpipeline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlpipeline.sample.RawHttp.Answer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What no client library sends: Tomcat refuses it before Spring sees it, and still not with a page.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class MalformedHttpTests {

    @LocalServerPort private int port;

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "GET /noop HTTP/1.1\\r\\n\\r\\n                                                    # 400",
                "GET /items/[ HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                                    # 400",
                "GET /items/%zz HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                                  # 400",
                "GET /items/%2F HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                                  # 400",
                "GET /items/%00 HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                                  # 400",
                "GET /items/%C3 HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                                  # 400",
                "GET /../../etc/passwd HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                           # 400",
                "GE<T /noop HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                                      # 400",
                "nonsense\\r\\n\\r\\n                                                              # 400",
                "GET /noop HTTP/1.1\\r\\nHost: a\\r\\nBad Header: x\\r\\n\\r\\n                    # 400",
                "GET /noop HTTP/3.7\\r\\nHost: a\\r\\n\\r\\n                                       # 505",
                "GET /noop HTTP/1.1\\r\\nHost: a\\r\\nHost: b\\r\\n\\r\\n                          # 400",
                "GET /noop HTTP/1.1\\r\\nHost: <>\\r\\n\\r\\n                                      # 400",
                "POST /echo HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: -1\\r\\n\\r\\n              # 400",
                "POST /echo HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: x\\r\\n\\r\\n               # 400",
                "POST /echo HTTP/1.1\\r\\nHost: a\\r\\nTransfer-Encoding: pigeon\\r\\n\\r\\n       # 501",
                "TRACE /noop HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                                     # 405",
                "BREW /noop HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                                      # 405",
                "GET /throws?x=%zz HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                               # 500",
                "GET /items/1?top=%zz HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                            # 400",
            })
    void refusesItWithoutAPage(String request, int status) throws IOException {
        Answer answer = RawHttp.exchange(port, request.replace("\\r\\n", "\r\n"));

        assertThat(answer.status()).isEqualTo(status);
        assertIsProblemOrEmpty(answer);
    }

    @Test
    void refusesHeadersThatAreTooLarge() throws IOException {
        Answer answer =
                RawHttp.exchange(
                        port,
                        "GET /noop HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");

        assertThat(answer.status()).isIn(400, 431);
        assertIsProblemOrEmpty(answer);
    }

    @Test
    void refusesChunksThatAreNone() throws IOException {
        Answer answer =
                RawHttp.exchange(
                        port,
                        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n");

        assertThat(answer.status()).isEqualTo(400);
        assertIsProblemOrEmpty(answer);
    }

    @Test
    void refusesInvalidUtf8() throws IOException {
        Answer answer =
                RawHttp.exchange(
                        port,
                        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 36\r\n\r\n{\"text\":\"\u00e9\",\"count\":1,\"loud\":true}   ");

        assertThat(answer.status()).isEqualTo(400);
        assertIsProblemOrEmpty(answer);
    }

    private static void assertIsProblemOrEmpty(Answer answer) {
        assertThat(answer.head()).doesNotContain("text/html").doesNotContain("Server:");
        if (!answer.body().isEmpty()) {
            assertThat(answer.head()).contains("application/problem+json");
            assertThat(answer.body())
                    .startsWith("{\"type\":\"urn:mlpipeline:problem:")
                    .contains("\"code\":\"");
        }
    }
}
