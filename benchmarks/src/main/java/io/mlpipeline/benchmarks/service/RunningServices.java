package io.mlpipeline.benchmarks.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Targets that are up at the same time and end together.
 *
 * @param all in the order asked for
 */
public record RunningServices(List<ServiceProcess> all) implements AutoCloseable {

    public static RunningServices launch(ServiceLauncher launcher, List<Target> targets)
            throws IOException, InterruptedException {
        RunningServices running = new RunningServices(new ArrayList<>());
        try {
            for (Target target : targets) {
                running.all.add(launcher.launch(target));
            }
            return running;
        } catch (IOException | InterruptedException | RuntimeException e) {
            running.close();
            throw e;
        }
    }

    @Override
    public void close() {
        all.forEach(ServiceProcess::close);
    }
}
