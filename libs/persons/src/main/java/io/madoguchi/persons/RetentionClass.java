package io.madoguchi.persons;

/** What ends together: each class of a person's data has a key of its own, so that one can be destroyed and another kept. */
public enum RetentionClass {
    /** Address, name, language. */
    CONTACT,
    /** What somebody wrote or was sent. */
    CONTENT,
    /** What a request for a right needs while it runs. */
    CASE,
    /** What a law orders to keep. */
    STATUTORY
}
