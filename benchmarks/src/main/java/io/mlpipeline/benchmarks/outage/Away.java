package io.mlpipeline.benchmarks.outage;

import io.mlpipeline.benchmarks.suite.RunningSuite;
import io.mlpipeline.embedded.ServerProcess;
import io.mlpipeline.quickstart.suite.Parts;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which server is away, and how. */
enum Away {
    REDIS_HANGS("Redis hangs (SIGSTOP)", Parts::redis, true),
    REDIS_DEAD("Redis is dead (SIGKILL)", Parts::redis, false),
    POSTGRES_HANGS("PostgreSQL hangs (SIGSTOP)", Parts::postgres, true),
    POSTGRES_DEAD("PostgreSQL is dead (SIGKILL)", Parts::postgres, false);

    private final String words;
    private final Function<Parts, ServerProcess> victim;
    private final boolean hangs;

    Away(String words, Function<Parts, ServerProcess> victim, boolean hangs) {
        this.words = words;
        this.victim = victim;
        this.hangs = hangs;
    }

    String words() {
        return words;
    }

    void begin(RunningSuite suite) throws IOException, InterruptedException {
        ServerProcess server = victim.apply(suite.parts());
        if (hangs) {
            signal("STOP", server);
        } else {
            suite.takeDown(server);
        }
    }

    void end(RunningSuite suite) throws IOException, InterruptedException {
        ServerProcess server = victim.apply(suite.parts());
        if (hangs) {
            signal("CONT", server);
        } else {
            suite.bringBack(server);
        }
    }

    /** To all its processes: PostgreSQL has one for each connection. */
    private static void signal(String name, ServerProcess server)
            throws IOException, InterruptedException {
        List<String> pids =
                server.process()
                        .flatMap(
                                process -> Stream.concat(Stream.of(process), process.descendants()))
                        .map(process -> String.valueOf(process.pid()))
                        .toList();
        List<String> words = Stream.concat(Stream.of("kill", "-" + name), pids.stream()).toList();
        // one may have ended meanwhile, which fails the command and harms nothing
        new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
