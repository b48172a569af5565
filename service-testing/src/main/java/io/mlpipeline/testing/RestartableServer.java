package io.mlpipeline.testing;

/** A server that a test may take away in the middle, wherever it runs. */
interface RestartableServer {

    String host();

    int port();

    /** Starts it, on the same port and with the same data as before. */
    void start();

    /** Stops it in good order. */
    void stop();

    /** Ends it by SIGKILL. */
    void kill();

    /** Ends it for good. */
    void discard();
}
