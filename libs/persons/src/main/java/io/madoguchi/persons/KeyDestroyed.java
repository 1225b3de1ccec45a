package io.madoguchi.persons;

/** The key is gone, and with it what it sealed: the person was erased, or the retention of this class has ended. */
public final class KeyDestroyed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyDestroyed() {
        super("the key of this person, generation and class was destroyed", null, false, false);
    }
}
