package io.mlpipeline.mlservice.training.job;

import io.mlpipeline.mlservice.dataset.Columns;
import io.mlpipeline.mlservice.dataset.DatasetFormat;

/** Where the examples of a training come from, and how they are written. */
sealed interface ExampleSource {

    Columns columns();

    DatasetFormat format();

    /**
     * They come with the request.
     *
     * @param columns that hold text and label
     * @param format of the upload
     */
    record Uploaded(Columns columns, DatasetFormat format) implements ExampleSource {}

    /** They are what people sent to data-api, and are gathered when the training begins. */
    record Collected() implements ExampleSource {

        @Override
        public Columns columns() {
            return new Columns("text", "label");
        }

        @Override
        public DatasetFormat format() {
            return DatasetFormat.NDJSON;
        }
    }
}
