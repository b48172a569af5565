package io.mlpipeline.quickstart.suite;

import io.mlpipeline.embedded.EmbeddedPostgres;
import io.mlpipeline.embedded.EmbeddedRedis;
import io.mlpipeline.embedded.FreePort;
import io.mlpipeline.embedded.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the suite consists of, each part told where the others are. Memory is bounded so that all of
 * it fits into 2.5 GB.
 *
 * @param postgres holds the truth
 * @param redis hands the work out
 * @param dataApi owns the schema
 * @param mlService predicts and learns
 * @param preprocessor cleans
 */
public record Parts(
        EmbeddedPostgres postgres,
        EmbeddedRedis redis,
        ServerProcess dataApi,
        ServerProcess mlService,
        ServerProcess preprocessor) {

    static final String DATABASE = "mlpipeline";
    static final String OWNER = "mlpipeline";
    private static final Map<String, String> DATABASE_SETTINGS =
            Map.of(
                    "max_connections", "100",
                    "shared_buffers", "128MB",
                    // the detail of a constraint's failure quotes the row
                    "log_error_verbosity", "terse");

    static Parts of(SuiteSettings settings, Secrets secrets) throws IOException {
        Path data = settings.data();
        Path logs = data.resolve("logs");
        var postgres =
                EmbeddedPostgres.of(
                        new EmbeddedPostgres.Settings(
                                data.resolve("postgres"),
                                FreePort.find(),
                                OWNER,
                                secrets.databaseOwner(),
                                DATABASE_SETTINGS,
                                logs.resolve("postgres.log")));
        var redis =
                EmbeddedRedis.of(
                        new EmbeddedRedis.Settings(
                                data.resolve("redis"),
                                FreePort.find(),
                                secrets.redis(),
                                List.of("appendonly yes", "save \"\""),
                                logs.resolve("redis.log")));
        List<String> servers =
                List.of(
                        "spring.datasource.url=" + postgres.url(DATABASE),
                        "spring.data.redis.host=localhost",
                        "spring.data.redis.port=" + redis.port(),
                        "mlpipeline.ml-service.url=http://localhost:"
                                + settings.ports().mlService(),
                        // nobody balances load here, so nobody has to be warned of leaving
                        "mlpipeline.drain.grace=0s");
        return new Parts(
                postgres,
                redis,
                service("data-api", "384m", settings, secrets, servers),
                service(
                        "ml-service",
                        "1g",
                        settings,
                        secrets,
                        concat(servers, "mlpipeline.registry.directory=" + data.resolve("models"))),
                service("preprocessor", "384m", settings, secrets, servers));
    }

    private static ServerProcess service(
            String name,
            String memory,
            SuiteSettings settings,
            Secrets secrets,
            List<String> others) {
        return new JavaService(
                name,
                settings.ports().services().getOrDefault(name, 0),
                settings.data().resolve("logs").resolve(name + ".log"),
                settings.jar(name),
                List.of("-Xmx" + memory),
                concat(others, "mlpipeline.secrets.directory=" + secrets.folderOf(name) + "/"));
    }

    private static List<String> concat(List<String> settings, String more) {
        List<String> all = new ArrayList<>(settings);
        all.add(more);
        return all;
    }

    /** In the order in which they are stopped: who writes to others goes before them. */
    Stream<List<ServerProcess>> inOrderOfStopping() {
        return Stream.of(
                List.of(mlService, preprocessor),
                List.of(dataApi),
                List.of(redis),
                List.of(postgres));
    }
}
