package io.mlpipeline.dataapi.predictions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows that have all columns of table {@code prediction}, and one named feedback. */
@Component
public class PredictionReader implements RowMapper<PastPrediction> {

    private static final TypeReference<Map<String, Double>> SCORES = new TypeReference<>() {};
    private static final double MILLION = 1e6;

    private final JsonMapper json;

    PredictionReader(JsonMapper json) {
        this.json = json;
    }

    @Override
    public PastPrediction mapRow(ResultSet row, int number) throws SQLException {
        return new PastPrediction(
                row.getObject("id", UUID.class),
                row.getObject("predicted_at", OffsetDateTime.class).toInstant(),
                row.getString("content"),
                row.getString("label"),
                sixDigits(row.getFloat("score")),
                bestFirst(json.readValue(row.getString("scores"), SCORES)),
                row.getBoolean("abstained"),
                row.getString("model_version"),
                row.getString("engine"),
                row.getString("feedback"));
    }

    /** Columns of type real hold what was answered, to six digits. */
    private static double sixDigits(float value) {
        return Math.rint(value * MILLION) / MILLION;
    }

    /** The database does not keep the order of an object's members. */
    private static Map<String, Double> bestFirst(Map<String, Double> scores) {
        Map<String, Double> sorted = LinkedHashMap.newLinkedHashMap(scores.size());
        scores.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Double>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .forEach(score -> sorted.put(score.getKey(), score.getValue()));
        return sorted;
    }
}
