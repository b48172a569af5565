/**
 * Leaves service without breaking a connection: unready, a grace, refusals, in-flight work, and
 * only then the sockets.
 */
@NullMarked
package io.mlpipeline.starter.lifecycle;

import org.jspecify.annotations.NullMarked;
