package io.madoguchi.events;

/**
 * Uses the events of one topic; every bean of this type is found. Called in the transaction that also records the event as
 * received, in the order of the events of one key. What it throws rolls everything back and the same event comes again, with
 * growing pauses and for ever: a handler that wants to pass over an event returns.
 */
public interface EventHandler {

    String topic();

    void handle(ReceivedEvent event);
}
