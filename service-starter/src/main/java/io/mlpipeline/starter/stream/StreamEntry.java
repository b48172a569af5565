package io.mlpipeline.starter.stream;

import java.util.Map;

/**
 * One entry of a stream as it was handed to this process.
 *
 * @param id given by Redis, ascending
 * @param fields as they were added; what is not UTF-8 has become replacement characters
 * @param deliveries how often it has been handed out for a try that counts, this time included
 */
public record StreamEntry(String id, Map<String, String> fields, int deliveries) {}
