package io.madoguchi.subscription.delivery;

/** How far an SMTP dialogue had come when it was decided. */
enum Stage {
    CONNECT,
    MAIL,
    RCPT,
    DATA,
    DOT
}
