package io.mlpipeline.mlservice.training.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Standard streams that can print every label. */
public final class Streams {

    private Streams() {}

    /** Standard output; the report goes there. */
    public static PrintStream out() {
        return readable(System.out, FileDescriptor.out);
    }

    /** Standard error; progress and failures go there. */
    public static PrintStream err() {
        return readable(System.err, FileDescriptor.err);
    }

    /**
     * Without a locale, as in most containers, Java falls back to ASCII; labels are in any script.
     */
    private static PrintStream readable(PrintStream stream, FileDescriptor descriptor) {
        Charset charset = stream.charset();
        return charset.equals(StandardCharsets.US_ASCII)
                ? new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8)
                : stream;
    }

    static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }
}
