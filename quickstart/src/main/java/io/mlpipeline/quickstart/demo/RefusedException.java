package io.mlpipeline.quickstart.demo;

import java.io.IOException;
import java.io.Serial;

/** The suite answered, and said no; the message is what it said. */
final class RefusedException extends IOException {

    @Serial private static final long serialVersionUID = 1L;

    private final int status;
    private final String detail;

    RefusedException(int status, String detail) {
        super(detail);
        this.status = status;
        this.detail = detail;
    }

    /** What it said. */
    String detail() {
        return detail;
    }

    int status() {
        return status;
    }
}
