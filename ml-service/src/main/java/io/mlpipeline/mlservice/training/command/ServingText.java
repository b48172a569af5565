package io.mlpipeline.mlservice.training.command;

import io.mlpipeline.mlservice.registry.ModelManifest;
import java.io.PrintStream;
import java.nio.file.Path;

/** Where the model is, and how it gets to answer. */
final class ServingText {

    private static final String DEFAULT_REGISTRY = "models";

    private final PrintStream out;

    ServingText(PrintStream out) {
        this.out = out;
    }

    void write(ModelManifest manifest, Path place) {
        String version = manifest.version();
        out.printf("%nModel %s is in %s%n", version, place);
        out.println("Serve it, where nothing is served yet:");
        if (place.endsWith(version)) {
            out.printf(
                    "  java -jar ml-service.jar --mlpipeline.registry.directory=%s%n",
                    quoted(String.valueOf(place.getParent())));
        } else {
            // a registry's folders are named after the version that they hold
            out.printf(
                    "  mkdir -p %1$s && cp -r %2$s %1$s/%3$s && java -jar ml-service.jar%n",
                    DEFAULT_REGISTRY, quoted(place.toString()), version);
        }
        out.println("Where another model is the champion, make it this one then:");
        out.printf(
                "  curl -X PUT localhost:8000/models/aliases/champion -H 'Content-Type: application/json' -d '{\"version\":\"%s\"}'%n",
                version);
    }

    /** For a shell, as far as a path needs it. */
    private static String quoted(String path) {
        return path.matches("[\\w./@%+=:,-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
