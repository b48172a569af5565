package io.mlpipeline.starter.request;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Runs once when an asynchronous request is over, however it ends. */
public final class OnCompletion implements AsyncListener {

    private final Runnable action;

    /**
     * @param action what to run, on whichever thread completes the request
     */
    public OnCompletion(Runnable action) {
        this.action = action;
    }

    @Override
    public void onComplete(AsyncEvent event) {
        action.run();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // completion follows
    }

    @Override
    public void onError(AsyncEvent event) {
        // completion follows
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // a second start forgets the listeners of the first
        event.getAsyncContext().addListener(this);
    }
}
