package io.mlpipeline.quickstart.gateway;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** Serves the page's files from the class path, with the headers that nginx gives them too. */
final class Page extends ResourceHandler {

    private static final String FILES = "META-INF/resources/";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    Page(Server server) {
        setBaseResource(ResourceFactory.of(server).newClassLoaderResource(FILES));
        setDirAllowed(false);
        setEtags(true);
        setCacheControl("no-cache");
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        response.getHeaders().put("Content-Security-Policy", POLICY);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put("Referrer-Policy", "no-referrer");
        return super.handle(request, response, callback);
    }
}
