package io.mlpipeline.dataapi.export;

import io.mlpipeline.starter.problem.ProblemException;
import java.util.List;

/** What can be exported; columns are named as the interface names them elsewhere. */
enum ExportKind {
    /** All texts as they were sent, with what became of them. */
    TEXTS(
            """
            select id, external_id as "externalId", content as text, label, status,
                   received_at as "receivedAt", processed_at as "processedAt", cleaned, language,
                   language_confidence as "languageConfidence",
                   flags, reasons,
                   duplicate_of as "duplicateOf"
            from text
            order by id
            """,
            List.of(
                    "id",
                    "externalId",
                    "text",
                    "label",
                    "status",
                    "receivedAt",
                    "processedAt",
                    "cleaned",
                    "language",
                    "languageConfidence",
                    "flags",
                    "reasons",
                    "duplicateOf")),
    /** What a model learns from: the newest word on each text. */
    TRAINING(
            """
            select content as text, label, labelled_at as "labelledAt", origin
            from training_example
            """,
            List.of("text", "label", "labelledAt", "origin"));

    private final String sql;
    private final List<String> columns;

    ExportKind(String sql, List<String> columns) {
        this.sql = sql;
        this.columns = columns;
    }

    String sql() {
        return sql;
    }

    List<String> columns() {
        return columns;
    }

    static ExportKind of(String parameter) {
        return switch (parameter) {
            case "texts" -> TEXTS;
            case "training" -> TRAINING;
            default -> throw ProblemException.invalidRequest("what is 'texts' or 'training'.");
        };
    }
}
