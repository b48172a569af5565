/** Bounds what one request may send and how many may be under way, and refuses the rest at once. */
@NullMarked
package io.mlpipeline.starter.limits;

import org.jspecify.annotations.NullMarked;
