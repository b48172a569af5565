package io.mlpipeline.starter.requestcontext;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Ids that need be unique but not secret, so that the generator may be a fast one. */
final class RandomHex {

    private RandomHex() {}

    static String of128Bits() {
        return of64Bits() + of64Bits();
    }

    static String of64Bits() {
        // the trace context forbids all zeros
        long bits = ThreadLocalRandom.current().nextLong();
        return HexFormat.of().toHexDigits(bits == 0 ? 1 : bits);
    }
}
