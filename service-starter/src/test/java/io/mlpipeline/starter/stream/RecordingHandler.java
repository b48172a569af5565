package io.mlpipeline.starter.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Keeps what it is given. An entry's field {@code n} says what becomes of it: {@code poison} breaks
 * its batch, {@code bad} fails, {@code odd} is rejected, anything else is done.
 */
final class RecordingHandler implements StreamHandler {

    final Queue<String> done = new ConcurrentLinkedQueue<>();
    final Queue<List<String>> batches = new ConcurrentLinkedQueue<>();
    final Map<String, String> buried = new ConcurrentHashMap<>();
    final Map<String, Integer> deliveries = new ConcurrentHashMap<>();
    final AtomicBoolean down = new AtomicBoolean();
    private final String stream;

    RecordingHandler(String stream) {
        this.stream = stream;
    }

    @Override
    public String stream() {
        return stream;
    }

    @Override
    public String group() {
        return "readers";
    }

    @Override
    public List<Verdict> handle(List<StreamEntry> batch) {
        if (down.get()) {
            throw new HandlerUnavailableException(new IllegalStateException("down"));
        }
        batch.forEach(entry -> deliveries.put(n(entry), entry.deliveries()));
        List<String> names = batch.stream().map(RecordingHandler::n).toList();
        batches.add(names);
        if (names.contains("poison")) {
            throw new StackOverflowError();
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (String name : names) {
            verdicts.add(
                    switch (name) {
                        case "bad" -> Verdict.failed("as was to be expected");
                        case "odd" -> Verdict.REJECTED;
                        default -> {
                            done.add(name);
                            yield Verdict.DONE;
                        }
                    });
        }
        return verdicts;
    }

    @Override
    public void bury(StreamEntry entry, String reason) {
        if (down.get()) {
            throw new HandlerUnavailableException(new IllegalStateException("down"));
        }
        deliveries.put(n(entry), entry.deliveries());
        buried.put(n(entry), reason);
    }

    private static String n(StreamEntry entry) {
        return entry.fields().values().stream().collect(Collectors.joining());
    }
}
