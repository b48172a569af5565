package io.mlpipeline.mlservice.openinference;

import java.util.List;

/**
 * Who answers.
 *
 * @param name name of the server
 * @param version its version
 * @param extensions protocol extensions that it knows
 */
record ServerMetadata(String name, String version, List<String> extensions) {}
