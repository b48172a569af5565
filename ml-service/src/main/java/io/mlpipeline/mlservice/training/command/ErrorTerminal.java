package io.mlpipeline.mlservice.training.command;

import java.io.IOException;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** Whether a person watches standard error; Java's own console only tells of input and output. */
final class ErrorTerminal {

    private static final String PROVIDER = "exec";

    private ErrorTerminal() {}

    static boolean isThere() {
        String kind = System.getenv("TERM");
        if (kind == null || kind.equals("dumb")) {
            return false;
        }
        try {
            return TerminalProvider.load(PROVIDER).isSystemStream(SystemStream.Error);
        } catch (IOException e) {
            return false;
        }
    }
}
