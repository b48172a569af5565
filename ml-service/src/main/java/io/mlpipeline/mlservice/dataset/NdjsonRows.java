package io.mlpipeline.mlservice.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rows of a file with one JSON object in each line. */
final class NdjsonRows implements RowSource {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Reader reader;
    private final Columns columns;

    NdjsonRows(Reader reader, Columns columns) {
        this.reader = reader;
        this.columns = columns;
    }

    @Override
    public void forEachRow(RowSink sink) {
        BufferedReader lines = new BufferedReader(reader);
        try {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    row(number, line, sink);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void row(long number, String line, RowSink sink) {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JacksonException e) {
            sink.malformed(number, "not JSON");
            return;
        }
        JsonNode text = node.path(columns.text());
        JsonNode label = node.path(columns.label());
        if (text.isString() && (label.isString() || label.isIntegralNumber())) {
            sink.row(number, text.stringValue(), label.asString());
        } else {
            sink.malformed(
                    number,
                    "no object with the members '%s' and '%s'"
                            .formatted(columns.text(), columns.label()));
        }
    }
}
