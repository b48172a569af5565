package io.mlpipeline.mlservice.training.command;

import java.io.IOException;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** Whether a person watches standard error; Java's own console only tells of input and output. */
final class ErrorTerminal {

    private static final String PROVIDER = "exec";
    private static final int USUAL_WIDTH = 80;
    private static final int WIDEST = 120;

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

    /** Columns that a line may take without being wrapped. */
    static int width() {
        try {
            int columns = TerminalProvider.load(PROVIDER).systemStreamWidth(SystemStream.Error);
            return columns > 0 ? Math.min(columns, WIDEST) : USUAL_WIDTH;
        } catch (IOException e) {
            return USUAL_WIDTH;
        }
    }
}
