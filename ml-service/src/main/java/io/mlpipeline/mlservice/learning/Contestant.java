package io.mlpipeline.mlservice.learning;

import io.mlpipeline.mlservice.dataset.TextDigests;
import io.mlpipeline.mlservice.engine.Classification;
import io.mlpipeline.mlservice.registry.LoadedModel;
import io.mlpipeline.mlservice.registry.ModelLease;
import io.mlpipeline.mlservice.registry.ModelRegistry;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A version in a comparison, in memory for as long as that takes. */
final class Contestant implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Contestant.class);

    private final ModelLease lease;
    private final @Nullable TextDigests trainedOn;

    private Contestant(ModelLease lease, @Nullable TextDigests trainedOn) {
        this.lease = lease;
        this.trainedOn = trainedOn;
    }

    /** Loads the version if it is not in memory. */
    static Contestant of(ModelRegistry registry, String version) {
        ModelLease lease = registry.borrow(version);
        try {
            return new Contestant(lease, trainedOn(registry, lease.model()));
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    /** Null for a model that does not say, such as one trained elsewhere. */
    private static @Nullable TextDigests trainedOn(ModelRegistry registry, LoadedModel model) {
        if (!model.manifest().files().containsKey(TextDigests.FILE_NAME)) {
            return null;
        }
        try {
            return TextDigests.read(registry.directory(model.version()));
        } catch (IOException e) {
            log.warn("Version {}: {}", model.version(), e.getMessage());
            return null;
        }
    }

    String version() {
        return lease.model().version();
    }

    List<String> labels() {
        return lease.model().manifest().labels();
    }

    @Nullable TextDigests trainedOn() {
        return trainedOn;
    }

    /** Whether it was trained on a text; also if it does not say what it was trained on. */
    boolean hasSeen(String text) {
        return trainedOn == null || trainedOn.contains(text);
    }

    List<Classification> answer(List<String> texts) {
        return lease.model().classifier().classify(texts);
    }

    @Override
    public void close() {
        lease.close();
    }
}
