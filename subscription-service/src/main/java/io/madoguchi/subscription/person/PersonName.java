package io.madoguchi.subscription.person;

/** What can be somebody's name, and what could leave its mail header or its line. */
public final class PersonName {

    public static final int LONGEST = 100;

    private PersonName() {}

    public static boolean isWritable(String name) {
        return !name.isBlank() && name.codePoints().allMatch(PersonName::isCharacterOfNames);
    }

    private static boolean isCharacterOfNames(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            // only the joiners, which some scripts need; the rest of the class turns or hides text
            case Character.FORMAT -> codePoint == 0x200C || codePoint == 0x200D;
            default -> true;
        };
    }
}
