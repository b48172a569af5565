package io.mlpipeline.mlservice.training;

import io.mlpipeline.mlservice.training.TrainingReport.Cost;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads from the process what it took so far. */
final class ProcessCost {

    private static final Path STATUS = Path.of("/proc/self/status");

    private ProcessCost() {}

    static Cost since(double seconds) {
        long heap =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum();
        return new Cost(seconds, heap, peakResidentBytes());
    }

    /** Linux tells it in its own file; elsewhere nobody does. */
    private static long peakResidentBytes() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
