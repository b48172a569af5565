package io.mlpipeline.benchmarks.service;

import java.nio.file.Path;

/** This JVM's own program and jar, so that all services run on the same Java. */
public final class Jvm {

    private Jvm() {}

    public static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The jar that holds this class, as {@code java -jar} was given it. */
    public static String jar() {
        return Path.of(System.getProperty("java.class.path")).toAbsolutePath().toString();
    }
}
