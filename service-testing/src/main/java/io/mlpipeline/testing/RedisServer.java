package io.mlpipeline.testing;

import io.mlpipeline.embedded.EmbeddedRedis;
import io.mlpipeline.embedded.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;

/**
 * Redis for tests. One server is shared by all tests of a JVM, each class in a logical database of
 * its own: an application context that another class left running then takes nothing away.
 */
public final class RedisServer implements AutoCloseable {

    private static final int PORT_INSIDE = 6379;
    private static final int DATABASES = 1_024;

    private static @Nullable RedisServer shared;

    private final RestartableServer server;
    private final AtomicInteger databases = new AtomicInteger();

    private RedisServer(RestartableServer server) {
        this.server = EndOfTests.discards(server);
    }

    /** The server of this JVM, started by the first who asks. Nobody may stop it. */
    public static synchronized RedisServer shared() {
        if (shared == null) {
            shared = new RedisServer(launch("no"));
        }
        return shared;
    }

    /**
     * A server that keeps what it was told (AOF), to be stopped, killed and started by one test.
     */
    public static RedisServer own() {
        return new RedisServer(launch("yes"));
    }

    private static RestartableServer launch(String appendOnly) {
        try {
            return DockerEngine.isUsable() ? inContainer(appendOnly) : onThisMachine(appendOnly);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RestartableServer onThisMachine(String appendOnly) throws IOException {
        Path folder = Files.createTempDirectory("mlpipeline-redis");
        var settings =
                new EmbeddedRedis.Settings(
                        folder.resolve("data"),
                        FreePort.find(),
                        "",
                        List.of("databases " + DATABASES, "save \"\"", "appendonly " + appendOnly),
                        folder.resolve("redis.log"));
        return ServerOnThisMachine.started(EmbeddedRedis.of(settings), folder);
    }

    // closed by discard
    @SuppressWarnings("resource")
    private static RestartableServer inContainer(String appendOnly) throws IOException {
        int port = FreePort.find();
        GenericContainer<?> container =
                new GenericContainer<>(DockerEngine.REDIS)
                        .withCommand(
                                "redis-server",
                                "--databases",
                                "" + DATABASES,
                                "--save",
                                "",
                                "--appendonly",
                                appendOnly);
        container.setPortBindings(List.of(port + ":" + PORT_INSIDE));
        return ServerInContainer.start(container, port, () -> answers(container.getHost(), port));
    }

    private static boolean answers(String host, int port) {
        try (Socket socket = new Socket(host, port)) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write("PING\r\nQUIT\r\n".getBytes(StandardCharsets.UTF_8));
            byte[] answer = socket.getInputStream().readAllBytes();
            return new String(answer, StandardCharsets.UTF_8).startsWith("+PONG");
        } catch (IOException e) {
            return false;
        }
    }

    /** A logical database that nobody else uses, empty. */
    public RedisDatabase database() {
        int number = databases.getAndIncrement();
        if (number >= DATABASES) {
            throw new IllegalStateException("more test classes than logical databases");
        }
        return new RedisDatabase(server.host(), server.port(), number);
    }

    public String host() {
        return server.host();
    }

    public int port() {
        return server.port();
    }

    /** Ends it by SIGKILL. */
    public void kill() {
        server.kill();
    }

    /** Stops it in good order. */
    public void stop() {
        server.stop();
    }

    /** Starts it after {@link #kill} or {@link #stop}: same port, same data. Returns when ready. */
    public void start() {
        server.start();
    }

    /** Ends it for good and forgets its data. */
    @Override
    public void close() {
        server.discard();
    }
}
