package io.mlpipeline.starter.stream;

import java.util.List;

/**
 * What a service does with the entries of a stream; a bean of this type starts the consumer.
 *
 * <p>Called by several threads at once. Every entry comes at least once: it comes again when this
 * process dies in between, when Redis could not be told, or when a batch took longer than {@code
 * mlpipeline.stream.claim-after}. So a handler has to be idempotent.
 */
public interface StreamHandler {

    /** Name of the stream. */
    String stream();

    /** Name of the consumer group, in which every entry goes to one consumer. */
    String group();

    /**
     * Handles a batch.
     *
     * <p>Any exception but {@link HandlerUnavailableException} fails the batch. Its entries are
     * then handed over once more, each alone, so that only the one that breaks it fails.
     *
     * @param batch at least one entry, in the order of the stream
     * @return one verdict for each entry, in the same order
     * @throws HandlerUnavailableException if nothing can be handled for now, such as while the
     *     database is down; the batch is kept and no try is counted
     */
    List<Verdict> handle(List<StreamEntry> batch) throws Exception;

    /**
     * Takes note of an entry that failed too often. It leaves the stream when this returns and
     * comes again when this throws.
     *
     * @param entry with the number of its deliveries
     * @param reason of its last failure, or that no consumer survived it
     * @throws HandlerUnavailableException as above
     */
    void bury(StreamEntry entry, String reason) throws Exception;
}
