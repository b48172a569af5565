package io.mlpipeline.dataapi.export;

import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object on each line; what has no value is left out. */
final class NdjsonRowWriter implements RowWriter {

    private final List<String> columns;
    private final JsonGenerator json;

    NdjsonRowWriter(List<String> columns, OutputStream out, JsonMapper mapper) {
        this.columns = columns;
        this.json =
                mapper.writer()
                        .withRootValueSeparator("")
                        .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                        .createGenerator(out);
    }

    @Override
    public void write(ResultSet row) throws SQLException {
        json.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
            write(columns.get(i), ExportedValue.of(row, i + 1));
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void write(String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Float number -> json.writeNumberProperty(name, number);
            case String[] several -> {
                json.writeArrayPropertyStart(name);
                for (String one : several) {
                    json.writeString(one);
                }
                json.writeEndArray();
            }
            default -> json.writeStringProperty(name, value.toString());
        }
    }

    @Override
    public void close() {
        json.close();
    }
}
