package io.mlpipeline.quickstart;

import io.mlpipeline.quickstart.suite.Ports;

/** What a newcomer reads when all is up: where things are, and what to try. */
final class Welcome {

    private Welcome() {}

    static String text(Ports ports) {
        return """

        Ready. Open in a browser:     http://localhost:%1$d/
        For programs:                 http://localhost:%1$d/api/…
        API documents:                http://localhost:%2$d/swagger-ui.html  (ml-service: predict, train)
                                      http://localhost:%3$d/swagger-ui.html  (data-api: texts, feedback)
                                      http://localhost:%4$d/swagger-ui.html  (preprocessor: clean)
        Each has /health and /metrics there too.

        Try it, in another terminal:

          curl -X POST localhost:%1$d/api/predict -H 'Content-Type: application/json' \\
            -d '{"text":"I lost my card on the train"}'
          curl -X POST 'localhost:%1$d/api/texts?textColumn=text&labelColumn=category' \\
            -H 'Content-Type: text/csv' --data-binary @samples/banking77.csv
          curl localhost:%1$d/api/stats

        Ctrl-C stops it.

        """
                .formatted(
                        ports.gateway(), ports.mlService(), ports.dataApi(), ports.preprocessor());
    }
}
