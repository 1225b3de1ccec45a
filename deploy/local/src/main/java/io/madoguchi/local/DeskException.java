package io.madoguchi.local;

/** Something the person at the keyboard can act on: the message is a sentence, printed as it is. */
public final class DeskException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeskException(String sentence) {
        super(sentence);
    }

    DeskException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
