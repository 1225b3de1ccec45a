package io.madoguchi.subscription.subscription;

/** STOPPED when no mail can start any more; STOPPING when the stop is kept and the last mail is not yet certain. */
record StopAnswer(String state) {

    static final StopAnswer STOPPED = new StopAnswer("STOPPED");
    static final StopAnswer STOPPING = new StopAnswer("STOPPING");
}
