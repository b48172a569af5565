package io.mlpipeline.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import org.springframework.transaction.annotation.Transactional;

/** What holds for the classes of every service. */
public final class ServiceRules {

    public static final ArchRule TRANSACTIONS_ARE_BEGUN_IN_CODE =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(Transactional.class)
                    .because("the annotation would do nothing: no start looks for it");

    private ServiceRules() {}
}
