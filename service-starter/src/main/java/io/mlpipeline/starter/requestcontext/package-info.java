/**
 * Gives each request an id and a trace, takes both from the caller where they are sound, and puts
 * them into the log.
 */
@NullMarked
package io.mlpipeline.starter.requestcontext;

import org.jspecify.annotations.NullMarked;
