package io.mlpipeline.preprocessor.cleaning;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/**
 * The text that HTML shows. Text that is not HTML stays as it is: {@code a < b} and {@code <3} are
 * no tags, for only the names of HTML's elements count, with attributes in their form.
 */
final class Markup {

    private static final String ELEMENTS =
            "a|abbr|address|article|aside|audio|b|blockquote|body|br|button|caption|center|cite|code"
                    + "|col|dd|del|details|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer"
                    + "|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|legend|li"
                    + "|link|main|mark|meta|nav|noscript|object|ol|optgroup|option|p|picture|pre|q|s"
                    + "|samp|script|section|select|small|source|span|strike|strong|style|sub|summary"
                    + "|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|tt|u"
                    + "|ul|var|video|wbr";
    private static final String ATTRIBUTE =
            "\\s++(?:[\\w:@.-]++\\s*+=\\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\\s\"'<>=`]++)"
                    + "|(?:async|checked|controls|defer|disabled|hidden|open|readonly|required"
                    + "|selected)\\b)";
    private static final Pattern TAG =
            Pattern.compile(
                    "<!--|<!doctype\\b|</?+(?:" + ELEMENTS + ")(?:" + ATTRIBUTE + ")*+\\s*+/?+>",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTITY =
            Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});");
    private static final String UNSEEN =
            "script,style,template,noscript,iframe,object,svg,math,head>title";

    private Markup() {}

    /** Takes off one layer of markup; the same text if there is none. */
    static String toText(String text) {
        if (text.indexOf('<') >= 0 && TAG.matcher(text).find()) {
            return shown(Jsoup.parse(text));
        }
        return decoded(text);
    }

    /** As often as it was encoded, for that is all that a chain of {@code &amp;amp;} says. */
    private static String decoded(String text) {
        String now = text;
        while (now.indexOf('&') >= 0 && ENTITY.matcher(now).find()) {
            String next = Parser.unescapeEntities(now, false);
            if (next.equals(now)) {
                return now;
            }
            now = next;
        }
        return now;
    }

    private static String shown(Document document) {
        document.select(UNSEEN).remove();
        StringBuilder text = new StringBuilder();
        document.traverse(
                new NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {
                        if (node instanceof TextNode words) {
                            text.append(
                                    isPreformatted(words) ? words.getWholeText() : words.text());
                        } else {
                            text.append(gap(node));
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        text.append(gap(node));
                    }
                });
        return text.toString();
    }

    private static String gap(Node node) {
        if (node instanceof Element element) {
            return switch (element.normalName()) {
                case "br" -> "\n";
                case "td", "th", "option", "button" -> " ";
                default -> element.isBlock() ? "\n" : "";
            };
        }
        return "";
    }

    private static boolean isPreformatted(Node node) {
        return node.parent() instanceof Element parent
                && (parent.normalName().equals("pre") || parent.normalName().equals("textarea"));
    }
}
