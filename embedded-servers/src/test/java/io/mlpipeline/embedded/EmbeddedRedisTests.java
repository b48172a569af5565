package io.mlpipeline.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisTests {

    @TempDir Path folder;

    @Test
    void keepsItsDataOverStopsAndKills() throws Exception {
        try (EmbeddedRedis server = server()) {
            server.start();
            ask(server, "AUTH secret", "SET key value");
            server.stop();
            server.start();
            assertThat(ask(server, "AUTH secret", "GET key")).contains("value");
            server.kill();
            server.start();
            assertThat(ask(server, "AUTH secret", "GET key")).contains("value");
        }
    }

    @Test
    void wantsThePassword() throws Exception {
        try (EmbeddedRedis server = server()) {
            server.start();
            assertThat(ask(server, "SET key value")).contains("NOAUTH");
        }
    }

    private EmbeddedRedis server() throws IOException {
        return EmbeddedRedis.of(
                new EmbeddedRedis.Settings(
                        folder.resolve("data"),
                        FreePort.find(),
                        "secret",
                        List.of("appendonly yes", "appendfsync always"),
                        folder.resolve("redis.log")));
    }

    private static String ask(EmbeddedRedis server, String... commands) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String lines = String.join("\r\n", commands) + "\r\nQUIT\r\n";
            socket.getOutputStream().write(lines.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
