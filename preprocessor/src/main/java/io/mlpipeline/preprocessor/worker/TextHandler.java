package io.mlpipeline.preprocessor.worker;

import io.mlpipeline.preprocessor.cleaning.Cleaning;
import io.mlpipeline.preprocessor.deadletter.DeadLetters;
import io.mlpipeline.starter.stream.StreamEntry;
import io.mlpipeline.starter.stream.StreamHandler;
import io.mlpipeline.starter.stream.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Cleans the texts whose ids stand in the stream {@code texts} and stores a batch in one
 * transaction. A text that is gone or was processed before is done.
 */
@Component
class TextHandler implements StreamHandler {

    private final Cleaning cleaning;
    private final TextTable table;
    private final DeadLetters deadLetters;

    TextHandler(Cleaning cleaning, TextTable table, DeadLetters deadLetters) {
        this.cleaning = cleaning;
        this.table = table;
        this.deadLetters = deadLetters;
    }

    @Override
    public String stream() {
        return "texts";
    }

    @Override
    public String group() {
        return "preprocessor";
    }

    @Override
    public List<Verdict> handle(List<StreamEntry> batch) {
        Map<StreamEntry, UUID> ids = LinkedHashMap.newLinkedHashMap(batch.size());
        for (StreamEntry entry : batch) {
            UUID id = idOf(entry);
            if (id != null) {
                ids.put(entry, id);
            }
        }
        try {
            Map<UUID, Verdict> verdicts = process(Set.copyOf(ids.values()));
            List<Verdict> answer = new ArrayList<>(batch.size());
            for (StreamEntry entry : batch) {
                UUID id = ids.get(entry);
                answer.add(
                        // what names no text is no one's, and would never become so
                        id == null ? Verdict.REJECTED : verdicts.getOrDefault(id, Verdict.DONE));
            }
            return answer;
        } catch (RuntimeException failure) {
            throw DatabaseOutage.orElse(failure);
        }
    }

    private Map<UUID, Verdict> process(Set<UUID> ids) {
        Map<UUID, Verdict> verdicts = new HashMap<>();
        List<ProcessedText> processed = new ArrayList<>(ids.size());
        for (ReceivedText text : table.received(ids)) {
            try {
                processed.add(new ProcessedText(text.id(), cleaning.clean(text.content())));
            } catch (RuntimeException | StackOverflowError failure) {
                verdicts.put(
                        text.id(),
                        Verdict.failed("cleaning: " + failure.getClass().getSimpleName()));
            }
        }
        if (!processed.isEmpty()) {
            table.store(processed).forEach(id -> verdicts.put(id, Verdict.REJECTED));
        }
        return verdicts;
    }

    @Override
    public void bury(StreamEntry entry, String reason) {
        UUID id = idOf(entry);
        if (id == null) {
            return;
        }
        try {
            deadLetters.bury(id, reason, entry.deliveries());
        } catch (RuntimeException failure) {
            throw DatabaseOutage.orElse(failure);
        }
    }

    private static @Nullable UUID idOf(StreamEntry entry) {
        String id = entry.fields().get("id");
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
