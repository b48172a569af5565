package io.mlpipeline.dataapi.intake;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lines of a body, one after the other, whatever its format. */
interface EntrySource {

    /**
     * Reads the next line.
     *
     * @return null at the end
     * @throws IOException if the body breaks off
     */
    @Nullable Entry next() throws IOException;
}
