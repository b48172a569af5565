package io.mlpipeline.testing;

import io.mlpipeline.embedded.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/**
 * An embedded server.
 *
 * @param server its process
 * @param folder what goes with it: its data and its log
 */
record ServerOnThisMachine(ServerProcess server, Path folder) implements RestartableServer {

    static ServerOnThisMachine started(ServerProcess server, Path folder) {
        var started = new ServerOnThisMachine(server, folder);
        started.start();
        return started;
    }

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
