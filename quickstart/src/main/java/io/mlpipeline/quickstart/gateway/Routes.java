package io.mlpipeline.quickstart.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which service answers a path.
 *
 * <p>{@code /api/texts} goes to the service that has texts; {@code /api/data-api/…} to the service
 * of that name, with the prefix taken off. Metrics are not for the outside.
 */
final class Routes {

    private static final Pattern METRICS = Pattern.compile("(/api)*/metrics(/.*)?");
    private static final Map<String, List<String>> RESOURCES =
            Map.of(
                    "ml-service", List.of("predict", "models", "jobs"),
                    "data-api",
                            List.of(
                                    "texts",
                                    "predictions",
                                    "feedback",
                                    "labels",
                                    "stats",
                                    "export",
                                    "review"),
                    "preprocessor", List.of("preprocess", "dead-letters"));

    private final Map<String, Integer> ports;
    private final Map<String, String> serviceByResource = new HashMap<>();

    /**
     * Where a request goes.
     *
     * @param port of the service
     * @param stripped characters at the start of the path that are taken off
     */
    record Target(int port, int stripped) {}

    /**
     * @param ports of ml-service, data-api and preprocessor, by these names
     */
    Routes(Map<String, Integer> ports) {
        this.ports = Map.copyOf(ports);
        RESOURCES.forEach((service, resources) ->
                resources.forEach(name -> serviceByResource.put(name, service)));
    }

    Optional<Target> of(String path) {
        String[] segments = path.split("/", 4); // "", "api", name, rest
        if (segments.length > 1 && segments[1].equals("v2")) {
            return target("ml-service", 0);
        }
        if (segments.length < 3 || !segments[1].equals("api")) {
            return Optional.empty();
        }
        String name = segments[2];
        if (!ports.containsKey(name)) {
            return target(serviceByResource.getOrDefault(name, ""), 0);
        }
        String prefix = "/api/" + name;
        boolean isRefused =
                segments.length < 4 || METRICS.matcher(path.substring(prefix.length())).matches();
        return isRefused ? Optional.empty() : target(name, prefix.length());
    }

    private Optional<Target> target(String service, int stripped) {
        return Optional.ofNullable(ports.get(service)).map(port -> new Target(port, stripped));
    }
}
