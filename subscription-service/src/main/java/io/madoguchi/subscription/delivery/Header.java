package io.madoguchi.subscription.delivery;

/** One header field; its value may be folded already. */
record Header(String name, String value) {

    String line() {
        return name + ": " + value + "\r\n";
    }
}
