package io.mlpipeline.dataapi.export;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;

/** A column's value as it is written, the same in every format. */
final class ExportedValue {

    private ExportedValue() {}

    /** A string, an instant, an id, a number or an array of strings; null for what is missing. */
    static @Nullable Object of(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        return switch (value) {
            case Array array -> array.getArray();
            case Timestamp time -> time.toInstant();
            case null, default -> value;
        };
    }
}
