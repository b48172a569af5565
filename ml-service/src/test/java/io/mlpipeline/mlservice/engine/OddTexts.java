package io.mlpipeline.mlservice.engine;

import java.util.List;

/** Texts that break what was made for English alone. */
public final class OddTexts {

    private OddTexts() {}

    /** None is longer than a hundred characters. */
    public static List<String> shortOnes() {
        return List.of(
                "",
                " ",
                "\n\t",
                "?!…",
                "a",
                "où est passée ma carte ?",
                "أين بطاقتي التي فقدتها؟",
                "\u202eright to left\u202c",
                "我的卡丢了，怎么办？",
                "บัตรของฉันหายไป",
                "カードをなくしました",
                "\ud83d\ude00\ud83d\ude00 lost \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 \ud83c\udde9\ud83c\uddea",
                "❤\ufe0f 1\ufe0f\u20e3",
                "\ud83d",
                "x \ude00 y \ud83d",
                "e\u0301e\u0301 \u0301",
                "\ufeff\u200b\u00ad",
                "\uffff\ufffe",
                "\ud835\udd4f\ud835\udd50 \ud840\udc0b",
                "I’m here, it's €5 or $5");
    }

    /** Ten thousand characters each, the most that is taken. */
    public static List<String> longOnes() {
        return List.of(
                "a".repeat(10_000),
                "a ".repeat(5_000),
                "卡".repeat(10_000),
                "\ud83d\ude00".repeat(5_000),
                "lost card ".repeat(1_000));
    }
}
