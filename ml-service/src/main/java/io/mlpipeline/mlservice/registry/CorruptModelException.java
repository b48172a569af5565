package io.mlpipeline.mlservice.registry;

import io.mlpipeline.starter.problem.ProblemException;
import org.springframework.http.HttpStatus;

/**
 * A model that is refused because it is not what its manifest says, or because its engine cannot
 * make a classifier of it: 409 {@code model_corrupt}. The model in use is not touched by it.
 */
public final class CorruptModelException extends ProblemException {

    private final String file;

    /**
     * A refusal.
     *
     * @param version name of the version
     * @param file the file that is at fault
     * @param reason what is wrong with it, as the end of a sentence
     */
    public CorruptModelException(String version, String file, String reason) {
        super(
                HttpStatus.CONFLICT,
                "model_corrupt",
                "Model %s is refused: %s %s".formatted(version, file, reason),
                null);
        this.file = file;
    }

    /** The file that is at fault. */
    public String file() {
        return file;
    }
}
