package io.mlpipeline.benchmarks.volume;

import io.mlpipeline.benchmarks.service.ProcessTree;
import io.mlpipeline.benchmarks.suite.ServiceHttp;
import io.mlpipeline.embedded.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What one service holds, in bytes.
 *
 * @param resident set before anything is cleared away
 * @param heap in use after a full collection
 */
record Memory(long resident, long heap) {

    private static final int LONGEST_COLLECTION_SECONDS = 60;

    static Memory of(ServerProcess service, ServiceHttp http)
            throws IOException, InterruptedException {
        ProcessHandle process = service.process().findFirst().orElseThrow();
        long resident = new ProcessTree(process).rss();
        collect(process.pid());
        return new Memory(resident, (long) http.metric("jvm_memory_used_bytes", "area=\"heap\""));
    }

    private static void collect(long pid) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process collection =
                new ProcessBuilder(jcmd.toString(), String.valueOf(pid), "GC.run")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!collection.waitFor(LONGEST_COLLECTION_SECONDS, TimeUnit.SECONDS)
                || collection.exitValue() != 0) {
            throw new IllegalStateException("jcmd could not collect the garbage of " + pid);
        }
    }
}
