package io.mlpipeline.mlservice.training.job;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.PriorityOrdered;

/**
 * Ends the trainings as the first thing when the service leaves: the drain waits for requests under
 * way, and those who watch a training are such.
 */
final class TrainingDeparture implements ApplicationListener<ContextClosedEvent>, PriorityOrdered {

    private final TrainingJobs jobs;
    private final ApplicationContext context;

    TrainingDeparture(TrainingJobs jobs, ApplicationContext context) {
        this.jobs = jobs;
        this.context = context;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        if (event.getApplicationContext() == context) {
            jobs.leave();
        }
    }

    /** Before all that are merely ordered, the drain among them. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
