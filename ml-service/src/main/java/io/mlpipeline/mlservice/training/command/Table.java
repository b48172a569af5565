package io.mlpipeline.mlservice.training.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Columns in line: names to the left, numbers to the right. */
final class Table {

    private static final int LONGEST_CELL = 40;
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... header) {
        row(header);
    }

    void row(String... cells) {
        rows.add(List.of(cells).stream().map(Table::shortened).toList());
    }

    void print(PrintStream out) {
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String padding = " ".repeat(width(column) - length(row.get(column)));
                boolean left = isName(column);
                line.append(GAP)
                        .append(left ? row.get(column) : padding)
                        .append(left ? padding : row.get(column));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    /** A column is one of names if a cell below its header does not start with a digit. */
    private boolean isName(int column) {
        return column == 0
                || rows.stream()
                        .skip(1)
                        .anyMatch(row -> !Character.isDigit(row.get(column).codePointAt(0)));
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    /** Labels come from a file: what would move the cursor is not printed. */
    static String shortened(String cell) {
        String plain = cell.replaceAll("\\p{Cntrl}", " ");
        if (length(plain) <= LONGEST_CELL) {
            return plain;
        }
        return plain.substring(0, plain.offsetByCodePoints(0, LONGEST_CELL - 1)) + "…";
    }
}
