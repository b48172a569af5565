package io.mlpipeline.testing;

import io.mlpipeline.embedded.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/**
 * An embedded server.
 *
 * @param server the running server
 * @param folder what goes with it: its data and its log
 */
record ServerOnThisMachine(EmbeddedServer server, Path folder) implements RestartableServer {

    @Override
    public String host() {
        return "localhost";
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void start() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw Interruption.of(e);
        }
    }

    @Override
    public void stop() {
        try {
            server.stop();
        } catch (InterruptedException e) {
            throw Interruption.of(e);
        }
    }

    @Override
    public void kill() {
        server.kill();
    }

    @Override
    public void discard() {
        server.kill();
        FileUtils.deleteQuietly(folder.toFile());
    }
}
