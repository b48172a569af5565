/** Spans of requests, sent by OTLP to where the environment says, and nowhere else. */
@NullMarked
package io.mlpipeline.starter.tracing;

import org.jspecify.annotations.NullMarked;
