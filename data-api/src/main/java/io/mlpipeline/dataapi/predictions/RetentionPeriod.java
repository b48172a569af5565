package io.mlpipeline.dataapi.predictions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Which days are kept, and hence which ids can be. */
public final class RetentionPeriod {

    /** Clocks of other machines may run ahead; longer than this they do not. */
    static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private final int days;
    private final Clock clock;

    RetentionPeriod(int days, Clock clock) {
        this.days = days;
        this.clock = clock;
    }

    /** Why a prediction of this id cannot be kept, if so. */
    public Optional<Refusal> refusal(UUID id) {
        if (!PredictionId.hasTime(id)) {
            return Optional.of(Refusal.NO_TIME);
        }
        Instant at = PredictionId.time(id);
        if (day(at).isBefore(firstDay())) {
            return Optional.of(Refusal.TOO_OLD);
        }
        return at.isAfter(clock.instant().plus(CLOCK_SKEW))
                ? Optional.of(Refusal.IN_THE_FUTURE)
                : Optional.empty();
    }

    /** The first day that is kept, in UTC. */
    LocalDate firstDay() {
        return today().minusDays(days);
    }

    LocalDate today() {
        return day(clock.instant());
    }

    int days() {
        return days;
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
