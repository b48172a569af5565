package io.mlpipeline.quickstart.gateway;

import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Passes requests on, and answers those that no service takes. Bodies stream both ways. */
final class ServiceProxy extends ProxyHandler {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int CONNECTIONS = 256;
    private static final int REQUESTS_WAITING = 4_096;

    private final Routes routes;
    private final long idleMillis;

    ServiceProxy(Routes routes, long idleMillis) {
        this.routes = routes;
        this.idleMillis = idleMillis;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getCanonicalPath();
        if (path.equals("/health")) {
            response.getHeaders().put("Content-Type", "application/json");
            response.write(
                    true, java.nio.ByteBuffer.wrap("{\"status\":\"UP\"}".getBytes()), callback);
            return true;
        }
        if (routes.of(path).isEmpty()) {
            return false;
        }
        return super.handle(request, response, callback);
    }

    @Override
    protected HttpURI rewriteHttpURI(Request request) {
        HttpURI from = request.getHttpURI();
        Optional<Routes.Target> target = routes.of(from.getCanonicalPath());
        int port = target.map(Routes.Target::port).orElse(0);
        int stripped = target.map(Routes.Target::stripped).orElse(0);
        return HttpURI.build()
                .scheme("http")
                .authority("127.0.0.1", port)
                .pathQuery(from.getPathQuery().substring(stripped))
                .asImmutable();
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
        super.configureHttpClient(client);
        client.setConnectTimeout(CONNECT_MILLIS);
        client.setIdleTimeout(idleMillis);
        client.setMaxConnectionsPerDestination(CONNECTIONS);
        client.setMaxRequestsQueuedPerDestination(REQUESTS_WAITING);
        // no name but the caller's own
        client.setUserAgentField(null);
    }

    /** Before an answer began the caller is told why; after that the connection is cut. */
    @Override
    protected void onServerToProxyResponseFailure(
            Request request,
            org.eclipse.jetty.client.Request passedOn,
            org.eclipse.jetty.client.@Nullable Response answer,
            Response response,
            Callback callback,
            Throwable failure) {
        if (response.isCommitted()) {
            callback.failed(failure);
            return;
        }
        response.reset();
        Problem problem = failure instanceof TimeoutException ? Problem.LATE : Problem.NOT_READY;
        problem.write(response, callback);
    }
}
