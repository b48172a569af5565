package io.mlpipeline.mlservice.dataset;

import java.util.Locale;

/** How a file of examples is written. */
public enum DatasetFormat {
    CSV,
    NDJSON;

    /**
     * Format by the ending of a file's name.
     *
     * @throws DatasetException if the ending is none of .csv, .ndjson, .jsonl
     */
    public static DatasetFormat ofFileName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".csv")) {
            return CSV;
        }
        if (lower.endsWith(".ndjson") || lower.endsWith(".jsonl")) {
            return NDJSON;
        }
        throw new DatasetException("The data must be a .csv, .ndjson or .jsonl file, by its name.");
    }
}
