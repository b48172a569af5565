package io.mlpipeline.quickstart.gateway;

import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * The one address of the suite, on this machine alone. It serves the page, where one is on the
 * class path, and passes the rest on to the services.
 */
public final class Gateway implements AutoCloseable {

    // an event stream may be silent for a while
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final int THREADS = 32;
    private static final String PAGE = "META-INF/resources/";

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
        server.setHandler(new Handler.Sequence(proxy, page(server)));
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

    private static Handler page(Server server) {
        ResourceHandler page = new ResourceHandler();
        @Nullable URL index = Gateway.class.getClassLoader().getResource(PAGE + "index.html");
        if (index == null) {
            return new Handler.Sequence();
        }
        String address = index.toString();
        page.setBaseResource(
                ResourceFactory.of(server)
                        .newResource(
                                address.substring(0, address.length() - "index.html".length())));
        page.setDirAllowed(false);
        return page;
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
