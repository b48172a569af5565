package io.mlpipeline.dataapi.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a text from one JSON object, and says what is wrong with others. */
@Component
final class JsonEntries {

    private static final String SHAPE = "an object such as {\"text\":\"…\",\"label\":\"…\"}";

    private final ObjectReader reader;

    JsonEntries(JsonMapper mapper) {
        this.reader = mapper.readerFor(TextEntry.class);
    }

    Entry read(long line, String json) {
        try {
            // null for a literal null
            @Nullable TextEntry entry = reader.readValue(json);
            return entry == null
                    ? new Entry.Unreadable(line, "must be " + SHAPE)
                    : new Entry.Read(line, entry);
        } catch (JacksonException e) {
            return new Entry.Unreadable(errorOf(line, e));
        }
    }

    private static LineError errorOf(long line, JacksonException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException _ ->
                    LineError.ofLine(
                            line,
                            "has a field that is not known here; the known ones are text, label and externalId");
            case StreamConstraintsException _ ->
                    LineError.ofLine(line, "is nested too deeply or has too long a name or value");
            case StreamReadException _ ->
                    LineError.ofLine(line, "is not valid JSON, or names a field twice");
            case DatabindException e -> {
                String field = fieldOf(e);
                yield field == null
                        ? LineError.ofLine(line, "must be " + SHAPE + ", and nothing after it")
                        : new LineError(line, field, "must be a string of Unicode text");
            }
            default -> LineError.ofLine(line, "must be " + SHAPE);
        };
    }

    private static @Nullable String fieldOf(DatabindException failure) {
        List<JacksonException.Reference> path = failure.getPath();
        return path.isEmpty() ? null : path.getFirst().getPropertyName();
    }
}
