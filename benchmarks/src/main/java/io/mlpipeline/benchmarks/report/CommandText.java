package io.mlpipeline.benchmarks.report;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A command as others can repeat it: without the folders of the machine it ran on. */
final class CommandText {

    private CommandText() {}

    /** Keeps of each argument that is a path, or {@code --option=path}, only the file's name. */
    static String of(List<String> arguments) {
        return arguments.stream()
                .map(CommandText::withoutFolders)
                .collect(Collectors.joining(" ", "benchmarks/run ", ""));
    }

    private static String withoutFolders(String argument) {
        int value = argument.startsWith("--") ? argument.indexOf('=') + 1 : 0;
        if (!argument.contains("/")) {
            return argument;
        }
        return argument.substring(0, value) + Path.of(argument.substring(value)).getFileName();
    }
}
