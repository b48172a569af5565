/** Every failure as RFC 9457 problem+json with a stable code, wherever in the server it arises. */
@NullMarked
package io.mlpipeline.starter.problem;

import org.jspecify.annotations.NullMarked;
