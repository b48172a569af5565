/** How the other services ask ml-service. */
@NullMarked
package io.mlpipeline.starter.mlservice;

import org.jspecify.annotations.NullMarked;
