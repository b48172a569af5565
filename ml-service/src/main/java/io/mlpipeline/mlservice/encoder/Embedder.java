package io.mlpipeline.mlservice.encoder;

import io.mlpipeline.mlservice.engine.DeadlineExceededException;
import io.mlpipeline.mlservice.engine.OverloadedException;
import java.util.List;

/** Turns texts into vectors, alone or together with the texts of others. */
@FunctionalInterface
public interface Embedder {

    /**
     * Embeds all texts, in their order.
     *
     * @throws OverloadedException if there is no room for them now
     * @throws DeadlineExceededException if they waited too long after all
     */
    List<Embedding> embed(List<String> texts);
}
