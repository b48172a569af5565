/**
 * What several of the starter's filters need to know of a request: its order among them, its end,
 * and whether it only observes.
 */
@NullMarked
package io.mlpipeline.starter.request;

import org.jspecify.annotations.NullMarked;
