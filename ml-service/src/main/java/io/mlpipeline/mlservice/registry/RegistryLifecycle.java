package io.mlpipeline.mlservice.registry;

import org.springframework.context.SmartLifecycle;

/**
 * Has the registry load its models while the web server starts. It ends with the beans, after the
 * web server has answered what it had accepted.
 */
final class RegistryLifecycle implements SmartLifecycle {

    private final ModelRegistry registry;
    private volatile boolean running;

    RegistryLifecycle(ModelRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void start() {
        running = true;
        registry.start();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, which starts late. */
    @Override
    public int getPhase() {
        return 0;
    }
}
