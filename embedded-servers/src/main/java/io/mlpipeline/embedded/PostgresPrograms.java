package io.mlpipeline.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** PostgreSQL's programs, as they run for this user. */
record PostgresPrograms(Path folder) {

    private static final long TIMEOUT_SECONDS = 60;

    /** Those for this system, out of the jar that holds them. */
    static PostgresPrograms unpacked() throws IOException {
        try (InputStream archive =
                DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                        system(), System.getProperty("os.arch"))) {
            if (archive == null) {
                throw new IOException(
                        "There is no embedded PostgreSQL for "
                                + System.getProperty("os.name")
                                + " on "
                                + System.getProperty("os.arch"));
            }
            return new PostgresPrograms(
                    Unpacked.tarXz("postgresql", archive.readAllBytes()).resolve("bin"));
        }
    }

    private static String system() {
        return System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
    }

    /** PostgreSQL refuses root; a user namespace, in which nobody is root, makes it start. */
    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(folder.resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    void run(String program, Path data, Path log, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("-D", data.toString()));
        Process process =
                new ProcessBuilder(command(program, all))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(program + " did not end; see " + log);
        }
        if (process.exitValue() != 0) {
            throw new IOException(program + " failed; its log says why: " + log);
        }
    }
}
