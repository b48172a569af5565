package io.mlpipeline.starter.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Takes the place of Tomcat's HTML page for requests that were refused before any servlet saw them.
 */
final class ProblemReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            ProblemResponses.write(request, response, ProblemTranslation.byStatus(failure, status));
            response.finishResponse();
        } catch (IOException | IllegalStateException _) {
            // the client has gone, or the answer is on its way: an empty body must do
        }
    }
}
