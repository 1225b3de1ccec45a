package io.madoguchi.subscription.promotion;

/** The one answer to every entry that is taken. */
record EntryAnswer(String state) {

    static final EntryAnswer CHECK_YOUR_MAIL = new EntryAnswer("CHECK_YOUR_MAIL");
}
