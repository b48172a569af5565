package io.mlpipeline.benchmarks.loadgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpAnswerTests {

    @Test
    void leavesTheNextAnswerUntouchedAfterABodyOfKnownLength() throws IOException {
        InputStream in =
                stream(
                        "HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 429 \r\nContent-Length: 0\r\n\r\n");
        assertThat(HttpAnswer.read(in)).isEqualTo(new HttpAnswer(200, true));
        assertThat(HttpAnswer.read(in)).isEqualTo(new HttpAnswer(429, true));
    }

    @Test
    void leavesTheNextAnswerUntouchedAfterChunks() throws IOException {
        InputStream in =
                stream(
                        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\na\r\n0123456789\r\n1\r\n}\r\n0\r\n\r\n"
                                + "HTTP/1.1 503 \r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        assertThat(HttpAnswer.read(in)).isEqualTo(new HttpAnswer(200, true));
        assertThat(HttpAnswer.read(in)).isEqualTo(new HttpAnswer(503, false));
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void answerCutShortIsAFailure() {
        assertThatIOException()
                .isThrownBy(() ->
                        HttpAnswer.read(stream("HTTP/1.1 200 \r\nContent-Length: 9\r\n\r\n{")));
        assertThatIOException().isThrownBy(() -> HttpAnswer.read(stream("")));
    }

    @Test
    void requestNamesTheBytesOfItsBody() {
        String request =
                new String(
                        HttpAnswer.request("127.0.0.1", 80, "/predict", "{\"text\":\"né\"}"),
                        StandardCharsets.UTF_8);
        assertThat(request)
                .startsWith("POST /predict HTTP/1.1\r\n")
                .contains("Content-Length: 14\r\n")
                .endsWith("\r\n\r\n{\"text\":\"né\"}");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
