package io.mlpipeline.dataapi.export;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes rows in one format. */
interface RowWriter extends AutoCloseable {

    /** Writes the row that the cursor is at. */
    void write(ResultSet row) throws SQLException, IOException;

    /** Writes what is buffered; leaves the stream open. */
    @Override
    void close() throws IOException;
}
