package io.madoguchi.subscription.signup;

/** The one answer to every sign-up that is taken. */
record SignUpAnswer(String state) {

    static final SignUpAnswer CHECK_YOUR_MAIL = new SignUpAnswer("CHECK_YOUR_MAIL");
}
