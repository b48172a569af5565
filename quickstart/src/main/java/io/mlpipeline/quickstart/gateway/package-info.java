/** One address for the services, with the same routes as the suite has behind nginx. */
@NullMarked
package io.mlpipeline.quickstart.gateway;

import org.jspecify.annotations.NullMarked;
