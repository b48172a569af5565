package io.mlpipeline.quickstart.suite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the suite is to be reached. PostgreSQL and Redis take any ports that are free.
 *
 * @param gateway the one address for all
 * @param mlService of ml-service itself
 * @param dataApi of data-api itself
 * @param preprocessor of preprocessor itself
 */
public record Ports(int gateway, int mlService, int dataApi, int preprocessor) {

    /** Of the services, by their names. */
    Map<String, Integer> services() {
        return Map.of("ml-service", mlService, "data-api", dataApi, "preprocessor", preprocessor);
    }

    /** A sentence about the first port that something else listens on, with the way out. */
    Optional<String> conflict() {
        Map<String, Integer> options = new LinkedHashMap<>();
        options.put("port", gateway);
        options.put("ml-service-port", mlService);
        options.put("data-api-port", dataApi);
        options.put("preprocessor-port", preprocessor);
        return options.entrySet().stream()
                .filter(option -> isTaken(option.getValue()))
                .map(option ->
                        "Port %d is taken: stop what listens there, or choose another: -D%s=…"
                                .formatted(option.getValue(), option.getKey()))
                .findFirst();
    }

    private static boolean isTaken(int port) {
        return cannotListen(port, "127.0.0.1") || cannotListen(port, "0.0.0.0");
    }

    private static boolean cannotListen(int port, String address) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(address))) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        }
    }
}
