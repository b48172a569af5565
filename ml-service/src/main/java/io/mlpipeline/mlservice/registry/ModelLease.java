package io.mlpipeline.mlservice.registry;

/**
 * A loaded model, borrowed for one request: it is not closed before the lease is. For use by one
 * thread, in a try statement.
 */
public final class ModelLease implements AutoCloseable {

    private final LoadedModel model;
    private boolean open = true;

    ModelLease(LoadedModel model) {
        this.model = model;
    }

    public LoadedModel model() {
        return model;
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            model.release();
        }
    }
}
