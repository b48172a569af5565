/** A small real engine for tests: counts keywords. */
@NullMarked
package io.mlpipeline.mlservice.keyword;

import org.jspecify.annotations.NullMarked;
