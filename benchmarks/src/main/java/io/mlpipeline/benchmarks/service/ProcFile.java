package io.mlpipeline.benchmarks.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Sizes out of the files that Linux keeps per process, such as {@code VmHWM: 12345 kB}. */
final class ProcFile {

    private ProcFile() {}

    /** The field's size in bytes; 0 if the process has ended meanwhile. */
    static long bytes(Path file, String field) throws IOException {
        try {
            return bytes(Files.readAllLines(file), field);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            if (Files.exists(file.getParent())) {
                throw e;
            }
            return 0;
        }
    }

    static long bytes(List<String> lines, String field) {
        return lines.stream()
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> line.substring(field.length() + 1).strip().split("\\s+", 2)[0])
                .mapToLong(kibibytes -> Long.parseLong(kibibytes) * 1024)
                .findFirst()
                .orElse(0);
    }
}
