package io.mlpipeline.mlservice.dataset;

/** A file of rows, read one by one. */
interface RowSource {

    /** Calls the sink for every row, in order. */
    void forEachRow(RowSink sink);

    /** Takes rows; text and label are as they stand in the file. */
    interface RowSink {

        void row(long line, String text, String label);

        void malformed(long line, String reason);
    }
}
