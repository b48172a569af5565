package io.mlpipeline.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the figures were measured on.
 *
 * @param cpu model name
 * @param cores that this JVM may use
 * @param memoryGib of the machine
 * @param jdk version
 * @param kernel version
 */
public record Machine(String cpu, int cores, long memoryGib, String jdk, String kernel) {

    public static Machine here() throws IOException {
        long kibibytes =
                Long.parseLong(
                        field(Files.readAllLines(Path.of("/proc/meminfo")), "MemTotal")
                                .split(" ", 2)[0]);
        return new Machine(
                field(Files.readAllLines(Path.of("/proc/cpuinfo")), "model name"),
                Runtime.getRuntime().availableProcessors(),
                Math.round(kibibytes / 1024.0 / 1024.0),
                Runtime.version().toString(),
                System.getProperty("os.version"));
    }

    static String field(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("0");
    }

    public String sentence() {
        return "%s, %d cores, %d GiB, JDK %s, Linux %s"
                .formatted(cpu, cores, memoryGib, jdk, kernel);
    }
}
