package io.madoguchi.subscription.delivery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The file name of an attachment: plain in ASCII, otherwise as RFC 2231 has it, in sections that fit their lines.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2231">RFC 2231</a>
 */
final class FileName {

    private static final int SECTION = 50;

    private FileName() {}

    static String parameter(String name) {
        boolean plain = HeaderText.isPrintable(name) && name.length() <= SECTION && name.matches("[A-Za-z0-9._ -]+");
        if (plain) {
            return ";\r\n filename=\"" + name + '"';
        }
        List<String> sections = sections(name);
        StringBuilder parameter = new StringBuilder();
        for (int i = 0; i < sections.size(); i++) {
            parameter.append(";\r\n filename*").append(i).append("*=").append(i == 0 ? "UTF-8''" : "");
            parameter.append(sections.get(i));
        }
        return parameter.toString();
    }

    private static List<String> sections(String name) {
        List<String> sections = new ArrayList<>();
        StringBuilder section = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = Character.isLetterOrDigit(b) && b > 0 || b == '.' || b == '-' || b == '_';
            String next = plain ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b & 255);
            if (section.length() + next.length() > SECTION) {
                sections.add(section.toString());
                section.setLength(0);
            }
            section.append(next);
        }
        sections.add(section.toString());
        return sections;
    }
}
