package io.mlpipeline.dataapi.intake;

import io.mlpipeline.dataapi.lines.Line;
import io.mlpipeline.dataapi.lines.Lines;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A JSON object on each line; blank lines are left out. */
final class NdjsonSource implements EntrySource {

    private final Lines lines;
    private final JsonEntries json;

    NdjsonSource(Lines lines, JsonEntries json) {
        this.lines = lines;
        this.json = json;
    }

    @Override
    public @Nullable Entry next() throws IOException {
        Line line = lines.next();
        while (line != null && line.fault() == null && line.text().isBlank()) {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        return line.fault() == null
                ? json.read(line.number(), line.text())
                : new Entry.Unreadable(line.number(), line.fault());
    }
}
