package io.mlpipeline.mlservice.keyword;

import io.mlpipeline.mlservice.engine.ClassifierFactory;
import io.mlpipeline.mlservice.engine.EngineKind;
import io.mlpipeline.mlservice.engine.Labels;
import io.mlpipeline.mlservice.engine.TextClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Loads keyword models in place of linear ones, and remembers all it made. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class KeywordClassifierFactory implements ClassifierFactory {

    private final List<KeywordClassifier> made = new CopyOnWriteArrayList<>();

    @Override
    public EngineKind engine() {
        return EngineKind.LINEAR;
    }

    @Override
    public TextClassifier load(Path directory, Labels labels) throws IOException {
        List<String> keywords = Files.readAllLines(directory.resolve(KeywordModel.KEYWORDS));
        if (keywords.size() != labels.size()) {
            throw new IOException("there is not one keyword for each label");
        }
        KeywordClassifier classifier = new KeywordClassifier(labels, keywords);
        made.add(classifier);
        return classifier;
    }

    /** All classifiers, in the order in which they were loaded. */
    public List<KeywordClassifier> made() {
        return made;
    }
}
