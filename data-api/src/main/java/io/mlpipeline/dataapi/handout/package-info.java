/**
 * Hands the ids of received texts out to the preprocessors, by a Redis stream that may be lost at
 * any time: PostgreSQL alone says which texts are still to be processed.
 */
@NullMarked
package io.mlpipeline.dataapi.handout;

import org.jspecify.annotations.NullMarked;
