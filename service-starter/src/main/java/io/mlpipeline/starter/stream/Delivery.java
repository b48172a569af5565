package io.mlpipeline.starter.stream;

import io.mlpipeline.starter.stream.Verdict.Done;
import io.mlpipeline.starter.stream.Verdict.Failed;
import io.mlpipeline.starter.stream.Verdict.Later;
import io.mlpipeline.starter.stream.Verdict.Rejected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands entries to the handler and settles with Redis what it says of them. */
final class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    private static final String NO_SURVIVOR = "no consumer survived it";

    private final StreamHandler handler;
    private final GroupMember member;
    private final StreamProperties properties;
    private final StreamMeters meters;

    Delivery(
            StreamHandler handler,
            GroupMember member,
            StreamProperties properties,
            StreamMeters meters) {
        this.handler = handler;
        this.member = member;
        this.properties = properties;
        this.meters = meters;
    }

    /**
     * @return false if the handler can do nothing for now; the entries are due again at once then
     */
    boolean deliver(List<StreamEntry> entries) {
        List<StreamEntry> alive = new ArrayList<>(entries.size());
        for (StreamEntry entry : entries) {
            if (entry.deliveries() <= properties.maxDeliveries()) {
                alive.add(entry);
            } else if (!bury(entry, NO_SURVIVOR)) {
                return false;
            }
        }
        return alive.isEmpty() || handle(alive);
    }

    private boolean handle(List<StreamEntry> entries) {
        List<Verdict> verdicts;
        try {
            verdicts = handler.handle(entries);
            if (verdicts.size() != entries.size()) {
                throw new IllegalStateException("A handler owes one verdict for each entry");
            }
        } catch (HandlerUnavailableException e) {
            return unavailable(entries, e);
        } catch (Throwable failure) { // such as a StackOverflowError, which an odd entry may cause
            return entries.size() == 1
                    ? settle(entries, List.of(Verdict.failed(nameOf(failure))))
                    : isolate(entries, failure);
        }
        return settle(entries, verdicts);
    }

    private boolean isolate(List<StreamEntry> entries, Throwable failure) {
        log.warn(
                "A batch of {} entries of stream {} failed with {}; tried one by one",
                entries.size(),
                handler.stream(),
                nameOf(failure));
        for (int i = 0; i < entries.size(); i++) {
            if (!handle(entries.subList(i, i + 1))) {
                member.releaseUncounted(entries.subList(i + 1, entries.size()), Duration.ZERO);
                return false;
            }
        }
        return true;
    }

    private boolean settle(List<StreamEntry> entries, List<Verdict> verdicts) {
        List<StreamEntry> finished = new ArrayList<>(entries.size());
        List<StreamEntry> later = new ArrayList<>();
        List<StreamEntry> failed = new ArrayList<>();
        int turnedDown = 0;
        boolean available = true;
        for (int i = 0; i < entries.size(); i++) {
            StreamEntry entry = entries.get(i);
            switch (verdicts.get(i)) {
                case Done _ -> finished.add(entry);
                case Rejected _ -> {
                    finished.add(entry);
                    turnedDown++;
                }
                case Later _ -> later.add(entry);
                case Failed f when entry.deliveries() >= properties.maxDeliveries() ->
                        available &= bury(entry, f.reason());
                case Failed _ -> failed.add(entry);
            }
        }
        member.finish(finished);
        meters.finished(finished.size() - turnedDown, turnedDown);
        member.releaseUncounted(later, properties.retryDelay());
        member.release(failed, properties.retryDelay());
        return available;
    }

    private boolean bury(StreamEntry entry, String reason) {
        try {
            handler.bury(entry, reason);
        } catch (HandlerUnavailableException e) {
            return unavailable(List.of(entry), e);
        } catch (Throwable failure) {
            log.error(
                    "Entry {} of stream {} cannot be buried: {}",
                    entry.id(),
                    handler.stream(),
                    nameOf(failure));
            member.release(List.of(entry), properties.claimAfter());
            return true;
        }
        member.finish(List.of(entry));
        meters.buried();
        log.warn(
                "Entry {} of stream {} given up after {} tries",
                entry.id(),
                handler.stream(),
                entry.deliveries());
        return true;
    }

    private boolean unavailable(List<StreamEntry> entries, HandlerUnavailableException reason) {
        Throwable cause = reason.getCause();
        log.warn(
                "Stream {} pauses, for its handler is not available: {}",
                handler.stream(),
                nameOf(cause == null ? reason : cause));
        member.releaseUncounted(entries, Duration.ZERO);
        return false;
    }

    /** Only the type: messages of exceptions may quote what a user sent. */
    private static String nameOf(Throwable failure) {
        return failure.getClass().getSimpleName();
    }
}
