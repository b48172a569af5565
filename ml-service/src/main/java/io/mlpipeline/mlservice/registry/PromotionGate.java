package io.mlpipeline.mlservice.registry;

/**
 * Has the last word on who becomes champion. The registry stores and serves models and does not
 * judge them; who has something to judge by provides this.
 */
public interface PromotionGate {

    /**
     * Lets a version become the champion, or not.
     *
     * @throws PromotionRefusedException with the reasons, if it is worse than the present one
     * @throws ModelNotFoundException if there is no such version
     * @throws CorruptModelException if it cannot be loaded, and so not be judged
     */
    void requireNoWorse(String version);
}
