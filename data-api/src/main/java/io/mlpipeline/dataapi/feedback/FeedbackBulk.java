package io.mlpipeline.dataapi.feedback;

import io.mlpipeline.dataapi.feedback.FeedbackRules.Checked;
import io.mlpipeline.dataapi.labels.NewLabels;
import io.mlpipeline.dataapi.lines.Line;
import io.mlpipeline.dataapi.lines.Lines;
import io.mlpipeline.starter.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes many words in batches, keeps the good ones and reports the others. */
@Component
class FeedbackBulk {

    private static final int BATCH = 500;
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final int MAX_LINE_BYTES = 1 << 14;

    private final FeedbackIntake intake;
    private final JsonMapper json;

    FeedbackBulk(FeedbackIntake intake, JsonMapper json) {
        this.intake = intake;
        this.json = json;
    }

    /**
     * Reads a body that is one value; unlike lines it is bounded as a whole.
     *
     * @throws ProblemException too_large, or invalid_request if it is no JSON
     */
    JsonNode read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BODY_BYTES + 1);
        if (bytes.length > MAX_BODY_BYTES) {
            throw ProblemException.tooLarge(
                    "Send at most %d bytes of JSON at once, or lines of NDJSON."
                            .formatted(MAX_BODY_BYTES));
        }
        try {
            return json.readTree(bytes);
        } catch (JacksonException e) {
            throw ProblemException.invalidRequest("The body is not valid JSON.");
        }
    }

    FeedbackReport array(JsonNode elements, NewLabels newLabels) {
        Batch batch = new Batch(new FeedbackTally(true), newLabels);
        for (int i = 0; i < elements.size(); i++) {
            batch.add(i + 1, parse(elements.get(i)));
        }
        return batch.report();
    }

    /**
     * One word a line, read as it comes. Blank lines count as lines and nothing else.
     *
     * @throws IOException if reading fails
     */
    FeedbackReport lines(InputStream body, NewLabels newLabels) throws IOException {
        Batch batch = new Batch(new FeedbackTally(false), newLabels);
        Lines lines = new Lines(body, MAX_LINE_BYTES);
        for (Line line = lines.next(); line != null; line = lines.next()) {
            if (line.fault() != null) {
                batch.add(line.number(), new Checked.Faulty(Outcome.invalid(null, line.fault())));
            } else if (!line.text().isBlank()) {
                batch.add(line.number(), parse(line.text()));
            }
        }
        return batch.report();
    }

    private Checked parse(String line) {
        JsonNode node;
        try {
            node = json.readTree(line);
        } catch (JacksonException e) {
            return new Checked.Faulty(Outcome.invalid(null, "is not valid JSON"));
        }
        return parse(node);
    }

    /** Checks one word that is JSON already. */
    Checked parse(JsonNode node) {
        if (!node.isObject()) {
            return new Checked.Faulty(Outcome.invalid(null, "is not a JSON object"));
        }
        try {
            return FeedbackRules.check(json.treeToValue(node, FeedbackRequest.class));
        } catch (JacksonException e) {
            return new Checked.Faulty(
                    Outcome.invalid(
                            null,
                            "has a field that is not known, or a value that is no string; there are"
                                    + " predictionId or textId, label and externalId"));
        }
    }

    /** What is taken at once; the outcomes are reported in the order of the lines. */
    private final class Batch {

        private final FeedbackTally tally;
        private final NewLabels newLabels;
        private final List<Long> places = new ArrayList<>(BATCH);
        private final List<Outcome.@Nullable Rejected> rejected = new ArrayList<>(BATCH);
        private final List<Word> words = new ArrayList<>(BATCH);

        private Batch(FeedbackTally tally, NewLabels newLabels) {
            this.tally = tally;
            this.newLabels = newLabels;
        }

        void add(long place, Checked checked) {
            places.add(place);
            switch (checked) {
                case Checked.Sound it -> {
                    rejected.add(null);
                    words.add(it.word());
                }
                case Checked.Faulty it -> rejected.add(it.rejection());
            }
            if (places.size() == BATCH) {
                take();
            }
        }

        FeedbackReport report() {
            take();
            return tally.report();
        }

        private void take() {
            var outcomes = intake.take(words, newLabels).iterator();
            for (int i = 0; i < places.size(); i++) {
                Outcome faulty = rejected.get(i);
                tally.add(places.get(i), faulty != null ? faulty : outcomes.next());
            }
            places.clear();
            rejected.clear();
            words.clear();
        }
    }
}
