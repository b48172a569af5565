package io.mlpipeline.quickstart.suite;

import io.mlpipeline.embedded.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Passwords, made at the first start and kept in files that only their owner reads. Each service
 * has a folder with its own, and no other; data-api's has all, as it makes the roles.
 *
 * @param folder of all of them
 */
record Secrets(Path folder) {

    private static final List<String> ALL =
            List.of(
                    "db_owner_password",
                    "db_password",
                    "db_preprocessor_password",
                    "db_ml_service_password",
                    "redis_password");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Those that were made before, else new ones. */
    static Secrets keptIn(Path folder) throws IOException {
        Secrets secrets = new Secrets(folder);
        for (String name : ALL) {
            if (!Files.exists(secrets.file("data-api", name))) {
                secrets.write("data-api", name, random());
            }
        }
        for (var of :
                Map.of(
                                "preprocessor", "db_preprocessor_password",
                                "ml-service", "db_ml_service_password")
                        .entrySet()) {
            secrets.write(of.getKey(), "db_password", secrets.read(of.getValue()));
            secrets.write(of.getKey(), "redis_password", secrets.read("redis_password"));
        }
        return secrets;
    }

    /** Whether there are any from an earlier start. */
    static boolean areIn(Path folder) {
        return Files.exists(new Secrets(folder).file("data-api", "db_owner_password"));
    }

    String databaseOwner() throws IOException {
        return read("db_owner_password");
    }

    String redis() throws IOException {
        return read("redis_password");
    }

    Path folderOf(String service) {
        return folder.resolve(service);
    }

    private String read(String name) throws IOException {
        return Files.readString(file("data-api", name));
    }

    private void write(String service, String name, String value) throws IOException {
        Files.createDirectories(folderOf(service));
        PrivateFiles.write(file(service, name), value);
    }

    private Path file(String service, String name) {
        return folderOf(service).resolve(name);
    }

    private static String random() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
