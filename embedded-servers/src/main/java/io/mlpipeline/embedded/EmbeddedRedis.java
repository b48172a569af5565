package io.mlpipeline.embedded;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.FileUtils;
import redis.embedded.core.ExecutableProvider;

/** Redis 6.2, which has all that is used of streams. It listens on this machine alone. */
public final class EmbeddedRedis extends ServerProcess {

    private static final int PING_TIMEOUT_MILLIS = 1_000;

    private final Settings settings;
    private final Path program;

    /**
     * What a server is to be.
     *
     * @param data folder of its configuration and its data
     * @param port where it listens
     * @param password what clients must give; empty for none
     * @param configuration lines of Redis's own configuration
     * @param log file that its output is added to
     */
    public record Settings(
            Path data, int port, String password, List<String> configuration, Path log) {

        public Settings {
            data = data.toAbsolutePath().normalize();
            configuration = List.copyOf(configuration);
        }

        @Override
        public String toString() {
            return "Redis on port " + port + " with its data in " + data;
        }
    }

    private EmbeddedRedis(Settings settings, Path program) {
        super("Redis", settings.port(), settings.log());
        this.settings = settings;
        this.program = program;
    }

    /** A server to be started. */
    public static EmbeddedRedis of(Settings settings) throws IOException {
        return new EmbeddedRedis(settings, unpackedProgram());
    }

    private static Path unpackedProgram() throws IOException {
        Path temporary = Files.createTempDirectory("mlpipeline");
        try {
            File program = ExecutableProvider.newJarResourceProvider(temporary.toFile()).get();
            byte[] content = Files.readAllBytes(program.toPath());
            return Unpacked.once(
                            "redis",
                            content,
                            folder -> Files.move(program.toPath(), folder.resolve("redis-server")))
                    .resolve("redis-server");
        } finally {
            FileUtils.deleteQuietly(temporary.toFile());
        }
    }

    /** The password goes by file: arguments are there for everyone on the machine to read. */
    @Override
    protected void prepare() throws IOException {
        Files.createDirectories(settings.data());
        StringBuilder lines = new StringBuilder();
        lines.append("bind 127.0.0.1\n");
        lines.append("port ").append(settings.port()).append('\n');
        lines.append("dir \"").append(settings.data()).append("\"\n");
        if (!settings.password().isEmpty()) {
            lines.append("requirepass ").append(settings.password()).append('\n');
        }
        settings.configuration().forEach(line -> lines.append(line).append('\n'));
        PrivateFiles.write(configurationFile(), lines.toString());
    }

    private Path configurationFile() {
        return settings.data().resolve("redis.conf");
    }

    @Override
    protected List<String> command() {
        return List.of(program.toString(), configurationFile().toString());
    }

    /** It listens before it has read its data, and says so to those who ask. */
    @Override
    protected boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(PING_TIMEOUT_MILLIS);
            OutputStream out = socket.getOutputStream();
            String authentication =
                    settings.password().isEmpty() ? "" : "AUTH " + settings.password() + "\r\n";
            out.write((authentication + "PING\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).contains("+PONG");
        } catch (IOException e) {
            return false; // not yet
        }
    }
}
