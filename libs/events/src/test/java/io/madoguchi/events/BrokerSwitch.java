package io.madoguchi.events;

/** Lets a test kill the broker and start it again on its data. */
public record BrokerSwitch(Runnable kill, Runnable start) {}
