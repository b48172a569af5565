package io.mlpipeline.embedded;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Ctrl-C reaches every process of the terminal at once: a database would leave before the services
 * that write to it. In a session of its own a process hears only from who started it.
 */
final class TerminalSignals {

    /** What goes before a command; nothing where the system has no such program. */
    static final List<String> KEPT_AWAY = find("setsid");

    private TerminalSignals() {}

    private static List<String> find(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path)
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .map(found -> List.of(found.toString()))
                .orElse(List.of());
    }
}
