package io.mlpipeline.mlservice.dataset;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/** Leaves out the byte order mark that spreadsheets put before a UTF-8 file. */
final class ByteOrderMarkSkippingReader extends PushbackReader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    ByteOrderMarkSkippingReader(Reader in) throws IOException {
        super(in);
        int first = read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            unread(first);
        }
    }
}
