package io.mlpipeline.benchmarks.suite;

import io.mlpipeline.embedded.FreePort;
import io.mlpipeline.embedded.ServerProcess;
import io.mlpipeline.quickstart.suite.Parts;
import io.mlpipeline.quickstart.suite.Ports;
import io.mlpipeline.quickstart.suite.Suite;
import io.mlpipeline.quickstart.suite.SuiteException;
import io.mlpipeline.quickstart.suite.SuiteSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.util.FileSystemUtils;

/**
 * The suite as quickstart runs it, each part a process of its own, on free ports and with an empty
 * database.
 */
public final class RunningSuite implements AutoCloseable {

    private static final String DATABASE = "mlpipeline";

    private final Suite suite;

    private RunningSuite(Suite suite) {
        this.suite = suite;
    }

    /** Starts all parts and returns when they are ready; what an earlier run left is deleted. */
    public static RunningSuite start(SuiteOptions options, PrintStream progress)
            throws IOException, InterruptedException, SuiteException {
        Path data = options.data();
        FileSystemUtils.deleteRecursively(data);
        Ports ports = new Ports(FreePort.find(), FreePort.find(), FreePort.find(), FreePort.find());
        SuiteSettings settings = new SuiteSettings(SuiteOptions.repository(), data, ports);
        RunningSuite running = new RunningSuite(Suite.prepare(settings, progress));
        Runtime.getRuntime().addShutdownHook(new Thread(running::close));
        try {
            running.suite.start();
        } catch (IOException | InterruptedException | RuntimeException e) {
            running.close();
            throw e;
        }
        return running;
    }

    public Parts parts() {
        return suite.parts();
    }

    /** {@code http://127.0.0.1:PORT} of a service. */
    public static URI base(ServerProcess service) {
        return URI.create("http://127.0.0.1:" + service.port());
    }

    /** Kills a part, and leaves it so until it is brought back. */
    public void takeDown(ServerProcess part) {
        suite.takeDown(part);
    }

    public void bringBack(ServerProcess part) throws IOException, InterruptedException {
        suite.bringBack(part);
    }

    /** A connection of the database's owner. */
    public Connection database() throws SQLException {
        return suite.parts().postgres().connect(DATABASE);
    }

    @Override
    public void close() {
        suite.close();
    }
}
