package io.mlpipeline.dataapi.intake;

import io.mlpipeline.starter.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names of the columns of a CSV file, as the query may give them.
 *
 * @param text the column of texts, by default {@code text}; the file must have it
 * @param label the column of labels, by default {@code label} if the file has one
 * @param externalId the column of ids, by default {@code external_id} if the file has one
 */
record CsvColumns(@Nullable String text, @Nullable String label, @Nullable String externalId) {

    /**
     * Where the columns are.
     *
     * @param header the file's first record
     * @throws ProblemException 422 if one that is needed or named is not there
     */
    Positions in(List<String> header) {
        List<String> names = header.stream().map(String::strip).toList();
        return new Positions(
                required(names, "textColumn", text == null ? "text" : text),
                optional(names, "labelColumn", label, "label"),
                optional(names, "externalIdColumn", externalId, "external_id"),
                names.size());
    }

    private static int optional(
            List<String> names, String parameter, @Nullable String name, String usual) {
        return name == null ? names.indexOf(usual) : required(names, parameter, name);
    }

    private static int required(List<String> names, String parameter, String name) {
        int position = names.indexOf(name);
        if (position < 0) {
            throw ProblemException.invalidInput(
                    "The CSV has no column of the name that "
                            + parameter
                            + " gives or that is usual; its first line must be a header, separated by commas.");
        }
        return position;
    }

    /**
     * Positions from 0; -1 for a column that is not there.
     *
     * @param count of all columns
     */
    record Positions(int text, int label, int externalId, int count) {

        TextEntry entry(List<String> fields) {
            return new TextEntry(
                    fields.get(text), valueAt(fields, label), valueAt(fields, externalId));
        }

        private static @Nullable String valueAt(List<String> fields, int position) {
            return position < 0 || fields.get(position).isBlank() ? null : fields.get(position);
        }
    }
}
