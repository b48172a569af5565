package io.mlpipeline.quickstart.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The one address of the suite, on this machine alone. It serves the page, and passes the rest on
 * to the services.
 */
public final class Gateway implements AutoCloseable {

    // an event stream may be silent for a while
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final int THREADS = 32;

    private final Server server;
    private final ServerConnector connector;

    private Gateway(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Starts it.
     *
     * @param port where it listens; 0 for any that is free
     * @param services the ports of ml-service, data-api and preprocessor, by these names
     */
    public static Gateway start(int port, Map<String, Integer> services) throws IOException {
        Server server = new Server(new QueuedThreadPool(THREADS));
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("localhost");
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        server.addConnector(connector);
        var proxy = new ServiceProxy(new Routes(services), IDLE.toMillis());
        server.setHandler(new Handler.Sequence(proxy, new Page(server)));
        server.setErrorHandler((request, response, callback) -> {
            problemOf(response).write(response, callback);
            return true;
        });
        try {
            server.start();
        } catch (Exception e) {
            throw new IOException("the gateway did not start: " + e.getMessage(), e);
        }
        return new Gateway(server, connector);
    }

    private static Problem problemOf(Response response) {
        return response.getStatus() == HttpStatus.NOT_FOUND_404
                ? Problem.NOT_FOUND
                : Problem.of(response.getStatus());
    }

    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            // its threads end with this process
            Thread.currentThread().interrupt();
        }
    }
}
