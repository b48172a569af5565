package io.mlpipeline.quickstart.suite;

import java.io.Serial;

/** Why the suite cannot run, in a sentence for the person who started it. */
public final class SuiteException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    SuiteException(String sentence) {
        super(sentence);
    }
}
